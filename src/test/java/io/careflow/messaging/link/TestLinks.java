package io.careflow.messaging.link;

import io.careflow.platform.PublicUrl;
import io.careflow.platform.protection.Keysets;
import io.careflow.platform.protection.TestLinkTokens;
import java.time.Clock;
import java.time.Duration;

/** Links with a key of the tests' own. */
public final class TestLinks {

    private static final String KEYSET = Keysets.newLinkKeyset();

    private TestLinks() {}

    public static Links links() {
        return new Links(
                TestLinkTokens.of(KEYSET, Clock.systemUTC()),
                new LinkSettings(Duration.ofDays(365), Duration.ofDays(30), 120),
                new PublicUrl("https://care.example.com/"),
                "8080");
    }
}
