package io.careflow.platform.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(1);
    private static final UUID ID = UUID.fromString("0199b2a0-0000-7000-8000-0123456789ab");

    private final String keyset = Keysets.newLinkKeyset();
    private final LinkTokens tokens = tokens(keyset);

    private static LinkTokens tokens(String keyset) {
        return TestLinkTokens.of(keyset, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void saysWhatWasSignedUntilItEnds() {
        assertThat(tokens.read("unsubscribe", tokens.sign("unsubscribe", ID, LATER)))
                .contains(new LinkTokens.Link(ID, false));
        assertThat(tokens.read("unsubscribe", tokens.sign("unsubscribe", ID, NOW)))
                .contains(new LinkTokens.Link(ID, true));
    }

    @Test
    void isTheSameForTheSameAndFitsIntoALineOfMail() {
        var token = tokens.sign("unsubscribe", ID, LATER);
        assertThat(token).isEqualTo(tokens.sign("unsubscribe", ID, LATER)).matches("[A-Za-z0-9_-]{55}");
    }

    @Test
    void isGoodForNothingElse() {
        assertThat(tokens.read("preferences", tokens.sign("unsubscribe", ID, LATER)))
                .isEmpty();
    }

    @Test
    void noBitOfItCanBeChanged() {
        var token = Base64.getUrlDecoder().decode(tokens.sign("unsubscribe", ID, LATER));
        for (int bit = 0; bit < token.length * 8; bit++) {
            var changed = token.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(tokens.read("unsubscribe", Base64.getUrlEncoder().encodeToString(changed)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "%00", "王芳", "AAAAAAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void nothingElseIsAToken(String text) {
        assertThat(tokens.read("unsubscribe", text)).isEmpty();
        assertThat(tokens.read("unsubscribe", text.repeat(1000))).isEmpty();
    }

    @Test
    void anotherKeyIsNotOursAndAnOlderKeyIs() {
        var token = tokens.sign("unsubscribe", ID, LATER);
        assertThat(tokens(Keysets.newLinkKeyset()).read("unsubscribe", token)).isEmpty();
        assertThat(tokens(Keysets.rotated(keyset)).read("unsubscribe", token)).isPresent();
    }
}
