package io.careflow.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.careflow.CareflowTest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clocks whose targets are not business time, on the real engine. */
@CareflowTest
class ClockTargetsTest extends ClockCase {

    private LocalDate monday;
    private String calendar;

    @BeforeEach
    void nineToFive() {
        monday = LocalDate.ofInstant(start, ZoneOffset.UTC).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        calendar = "kinds-" + subject.toString().substring(0, 8);
        var put = admin.put("/api/calendars/" + calendar, """
                {"name": "Nine to five", "timeZone": "UTC",
                 "week": {"MONDAY": [["09:00", "17:00"]], "TUESDAY": [["09:00", "17:00"]],
                          "WEDNESDAY": [["09:00", "17:00"]], "THURSDAY": [["09:00", "17:00"]],
                          "FRIDAY": [["09:00", "17:00"]]}}""");
        assertThat(put.status()).as(put.response().body()).isEqualTo(201);
    }

    @Test
    void businessDaysAreWarnedOfMissedAndEscalatedThroughAPauseAndAReopening() {
        start = at(monday, 12, 0);
        start(Metric.RESOLUTION, policy(new Target.BusinessDays(2), calendar));
        assertThat(one().target()).isEqualTo("2 business days");
        assertThat(one().dueAt()).isEqualTo(at(monday, 2, 12, 0));

        // Two hours stand still: one and a half days end on Wednesday at ten instead of Tuesday at four.
        advanceTo(at(monday, 1, 10, 0));
        inTransaction(() -> clocks.pause("test", subject, Metric.RESOLUTION));
        advanceTo(at(monday, 1, 12, 0));
        inTransaction(() -> clocks.resume("test", subject, Metric.RESOLUTION));
        assertThat(one().dueAt()).isCloseTo(at(monday, 2, 14, 0), within(1, ChronoUnit.MINUTES));
        advanceTo(at(monday, 2, 10, 1));
        awaitNotices("warning");
        advanceTo(at(monday, 2, 13, 0));
        awaitNotices("warning", "final-warning");
        inTransaction(() -> clocks.stop("test", subject, Metric.RESOLUTION));
        advanceTo(at(monday, 3, 10, 0));
        inTransaction(() -> clocks.reopen("test", subject, Metric.RESOLUTION));
        assertThat(one().dueAt()).isCloseTo(at(monday, 3, 11, 0), within(1, ChronoUnit.MINUTES));
        advanceTo(at(monday, 3, 11, 1));
        awaitNotices("warning", "final-warning", "breach");
        advanceTo(at(monday, 4, 11, 1));
        awaitNotices("warning", "final-warning", "breach", "second-level");

        assertNoticeTimes(at(monday, 2, 10, 0), at(monday, 2, 12, 24), at(monday, 3, 11, 0), at(monday, 4, 11, 0));
        assertThat(one().explanation()).hasAtLeastOneElementOfType(Step.Paused.class);
    }

    @Test
    void wallClockTimeGoesOnOverTheWeekendAndAddsPausesAsLongAsTheyWere() {
        start = at(monday, 4, 16, 0);
        start(Metric.FIRST_RESPONSE, policy(new Target.WallClock(Duration.ofHours(24)), calendar));
        assertThat(one().target()).isEqualTo("PT24H wall clock");
        assertThat(one().dueAt()).isEqualTo(at(monday, 5, 16, 0));

        advanceTo(at(monday, 4, 20, 0));
        inTransaction(() -> clocks.pause("test", subject, Metric.FIRST_RESPONSE));
        advanceTo(at(monday, 4, 23, 0));
        inTransaction(() -> clocks.resume("test", subject, Metric.FIRST_RESPONSE));
        advanceTo(at(monday, 5, 13, 1));
        awaitNotices("warning");
        advanceTo(at(monday, 5, 19, 1));
        awaitNotices("warning", "final-warning", "breach");

        assertNoticeTimes(at(monday, 5, 13, 0), at(monday, 5, 16, 36), at(monday, 5, 19, 0));
        assertThat(one().explanation())
                .extracting(Object::getClass)
                .isEqualTo(List.of(Step.Elapsed.class, Step.Paused.class, Step.Elapsed.class));
    }

    @Test
    void changedCalendarMovesNothingThatRuns() {
        start = at(monday, 12, 0);
        start(Metric.RESOLUTION, policy(new Target.BusinessDays(1), calendar));
        var version = one().calendarVersion();
        var put = admin.put("/api/calendars/" + calendar, """
                {"name": "Nights", "timeZone": "UTC", "version": 1, "week": {"SUNDAY": [["22:00", "24:00"]]}}""");
        assertThat(put.status()).as(put.response().body()).isEqualTo(200);

        inTransaction(() -> clocks.pause("test", subject, Metric.RESOLUTION));
        inTransaction(() -> clocks.resume("test", subject, Metric.RESOLUTION));
        assertThat(one().calendarVersion()).isEqualTo(version);
        assertThat(one().dueAt()).isEqualTo(at(monday, 1, 12, 0));
        assertThat(one().explanation())
                .as("two windows of nine to five")
                .hasSize(2)
                .allMatch(Step.Worked.class::isInstance);
    }

    // The clock moves to the minute; what passes while a step is made is part of it.
    private void assertNoticeTimes(Instant... expected) {
        var given = new ArrayList<>(noticeTimes());
        assertThat(given).hasSameSizeAs(expected);
        for (var notice = 0; notice < expected.length; notice++) {
            assertThat(given.get(notice)).isCloseTo(expected[notice], within(1, ChronoUnit.MINUTES));
        }
    }
}
