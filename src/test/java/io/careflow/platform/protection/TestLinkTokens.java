package io.careflow.platform.protection;

import java.time.Clock;

/** Tokens with a key of the test's own. */
public final class TestLinkTokens {

    private TestLinkTokens() {}

    public static LinkTokens of(String keyset, Clock clock) {
        return new LinkTokens(new ProtectionSettings(null, null, null, keyset), clock);
    }
}
