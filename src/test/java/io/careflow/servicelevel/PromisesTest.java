package io.careflow.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.careflow.engine.DecisionFault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisesTest {

    private static final Map<String, BusinessCalendar> CALENDARS =
            Map.of("standard", AlwaysOpen.CALENDAR, "around-the-clock", AlwaysOpen.CALENDAR);

    private final Map<String, Object> inputs =
            new HashMap<>(Map.of("tier", "A", "severity", "normal", "channel", "email", "receivedOn", "2026-11-22"));

    @Test
    void shippedPolicyCanBeUsed() {
        Promises.of(PolicyText.shipped()).check(CALENDARS);
    }

    @Test
    void whoIsOnTheLineIsAnsweredSoonerThanWhoWrites() {
        var shipped = Promises.of(PolicyText.shipped());
        var written = shipped.of(Metric.FIRST_RESPONSE, inputs);
        inputs.put("channel", "phone");
        var spoken = shipped.of(Metric.FIRST_RESPONSE, inputs);

        assertThat(written).isEqualTo(promise("A-normal", "PT4H"));
        assertThat(spoken).isEqualTo(promise("A-normal-direct", "PT2H"));
        assertThat(shipped.of(Metric.RESOLUTION, inputs).target()).isEqualTo(Target.of("PT24H"));
    }

    @Test
    void tableThatChangesOnADateIsAskedForTheDayOfReceipt() {
        var changing = Promises.of(PolicyText.withSoonerResponseFrom("2027-01-01"));
        changing.check(CALENDARS);

        inputs.put("receivedOn", "2026-12-31");
        assertThat(changing.of(Metric.FIRST_RESPONSE, inputs)).isEqualTo(promise("A-normal", "PT4H"));
        inputs.put("receivedOn", "2027-01-01");
        assertThat(changing.of(Metric.FIRST_RESPONSE, inputs)).isEqualTo(promise("A-normal-2027", "PT3H"));
    }

    @Test
    void tableThatForgetsADayOfTheChangeCannotBeUsed() {
        var late = PolicyText.withSoonerResponseFrom("2027-01-01")
                .replace("&gt;= date(\"2027-01-01\")", "&gt; date(\"2027-01-01\")");

        assertThatExceptionOfType(DecisionFault.class)
                .isThrownBy(() -> Promises.of(late).check(CALENDARS))
                .withMessage("Decision_ServiceLevel: no row applies to tier = A, severity = normal, channel = web,"
                        + " receivedOn = 2027-01-01");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            04_2 | "4 hours"          | firstResponse must be business time like
            04_3 | null               | nextResponse must be business time like
            04_4 | "P2D"              | resolution must be in hours, minutes and seconds
            04_4 | "0 business days"  | resolution must be more than nothing
            04_5 | "lunar"            | there is no calendar lunar
            04_5 | null               | calendar must be given
            """)
    void rowThatMakesNoSenseIsNamed(String cell, String text, String reason) {
        var table = PolicyText.with(cell, text);

        assertThatExceptionOfType(DecisionFault.class)
                .isThrownBy(() -> Promises.of(table).check(CALENDARS))
                .withMessageStartingWith("Decision_ServiceLevel: Rule_ServiceLevel_04 (Tier A, normal, in writing.): ")
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"2 business days", "PT24H wall clock"})
    void promiseIsBusinessDaysOrWallClockTimeToo(String target) {
        var promises = Promises.of(PolicyText.with("04_2", '"' + target + '"'));
        promises.check(CALENDARS);

        assertThat(promises.of(Metric.FIRST_RESPONSE, inputs).target()).isEqualTo(Target.of(target));
    }

    private static Promises.Promise promise(String rule, String target) {
        return new Promises.Promise(rule, new Target.BusinessTime(Duration.parse(target)), "standard");
    }
}
