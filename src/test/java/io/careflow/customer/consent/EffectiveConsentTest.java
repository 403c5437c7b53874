package io.careflow.customer.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveConsentTest {

    /** {@code in} is provable, {@code in?} is not; after the at sign the day on which it was said. */
    @ParameterizedTest(name = "{0} and {1} give {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-,           -,            -",
                "in@1,        -,            in@1",
                "in?@1,       -,            in?@1",
                "out@1,       -,            out@1",
                "out@1,       in@2,         in@2",
                "out@1,       in?@2,        out@1",
                "out@2,       in@1,         out@2",
                "out@1,       in@1,         out@1",
                "out@1,       out@2,        out@2",
                "in@1,        in@2,         in@2",
                "in@1,        in?@2,        in@1",
                "in@1 out@2,  in@3,         in@3",
                "in@1 out@3,  in@2,         out@3",
                "out@1 in@2,  out@3 in?@4,  out@3",
                "out@1 in@2,  out@3 in@4,   in@4",
            })
    void mergedRecordsResolveToTheMoreRestrictiveUnlessALaterOptInIsProvable(String one, String other, String holds) {
        var both = Stream.concat(said(one).stream(), said(other).stream()).toList();

        assertThat(EffectiveConsent.of(both).map(EffectiveConsentTest::written).orElse(null))
                .isEqualTo(holds);
        assertThat(EffectiveConsent.of(both.reversed())
                        .map(EffectiveConsentTest::written)
                        .orElse(null))
                .as("whichever survives")
                .isEqualTo(holds);
    }

    @Test
    void channelsAndPurposesStandForThemselves() {
        var sms = statement(ConsentChannel.SMS, Purpose.MARKETING, "out@1");
        var mail = statement(ConsentChannel.EMAIL, Purpose.MARKETING, "in@2");
        var survey = statement(ConsentChannel.EMAIL, Purpose.SURVEY, "out@3");

        assertThat(EffectiveConsent.ofEach(List.of(sms, mail, survey))).containsExactly(survey, mail, sms);
    }

    private static List<ConsentStatement> said(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" "))
                        .map(one -> statement(ConsentChannel.EMAIL, Purpose.MARKETING, one))
                        .toList();
    }

    private static ConsentStatement statement(ConsentChannel channel, Purpose purpose, String text) {
        var parts = text.split("@");
        var at = Instant.parse("2026-01-0" + parts[1] + "T00:00:00Z");
        return new ConsentStatement(
                new UUID(0, Integer.parseInt(parts[1])),
                channel,
                purpose,
                parts[0].startsWith("in") ? ConsentState.OPTED_IN : ConsentState.OPTED_OUT,
                at,
                "phone",
                parts[0].endsWith("?") ? null : "said so",
                at,
                "agent");
    }

    private static String written(ConsentStatement statement) {
        return (statement.state() == ConsentState.OPTED_OUT ? "out" : statement.proof() == null ? "in?" : "in") + "@"
                + statement.at().toString().charAt(9);
    }
}
