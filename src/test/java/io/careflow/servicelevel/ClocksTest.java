package io.careflow.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clocks beside their process on the real engine, which is moved through time. */
@CareflowTest
class ClocksTest extends ClockCase {

    @Autowired
    BusinessCalendars calendars;

    @Test
    void everyLevelOfTheLadderIsNotifiedOnceAtItsTime() {
        start(Metric.RESOLUTION);
        advance(Duration.ofHours(6));
        awaitNotices("warning");
        advance(Duration.ofMinutes(72));
        awaitNotices("warning", "final-warning");
        advance(Duration.ofMinutes(48));
        awaitNotices("warning", "final-warning", "breach");
        advance(Duration.ofHours(4));
        awaitNotices("warning", "final-warning", "breach", "second-level");

        assertThat(events())
                .extracting(ClockView.Event::event)
                .containsExactly("started", "warned", "warned", "breached", "escalated");
        assertThat(noticeTimes())
                .containsExactly(
                        start.plus(Duration.ofHours(6)),
                        start.plus(Duration.ofMinutes(432)),
                        start.plus(TARGET),
                        start.plus(Duration.ofHours(12)));
        assertThat(notices())
                .allSatisfy(notice -> assertThat(notice.late()).isLessThan(Duration.ofMinutes(1)))
                .extracting(ClockView.Event::group)
                .containsExactly("complaints", "complaints", "complaint-leads", "operations");
    }

    @Test
    void aPauseMovesWhatIsStillToCome() {
        start(Metric.RESOLUTION);
        advance(Duration.ofHours(5));
        inTransaction(() -> clocks.pause("test", subject, Metric.RESOLUTION));
        advance(Duration.ofHours(100));
        assertThat(one().state()).isEqualTo(ClockState.PAUSED);
        inTransaction(() -> clocks.resume("test", subject, Metric.RESOLUTION));
        var paused = Duration.between(
                one().pauses().getFirst().from(), one().pauses().getFirst().to());

        assertThat(paused).isBetween(Duration.ofHours(100), Duration.ofHours(101));
        assertThat(one().dueAt()).isEqualTo(start.plus(TARGET).plus(paused));
        awaitALookAtAllClocks();
        assertThat(notices()).isEmpty();
        advance(Duration.ofHours(1));
        awaitNotices("warning");
        assertThat(noticeTimes())
                .containsExactly(start.plus(Duration.ofHours(6)).plus(paused));
    }

    @Test
    void whatIsDoneInTimeIsNotEscalated() {
        start(Metric.FIRST_RESPONSE);
        advance(Duration.ofHours(7));
        awaitNotices("warning");
        inTransaction(() -> clocks.stop("test", subject, Metric.FIRST_RESPONSE));
        advance(Duration.ofDays(3));
        awaitALookAtAllClocks();

        awaitNotices("warning");
        assertThat(one().state()).isEqualTo(ClockState.STOPPED);
        assertThat(one().breached()).isFalse();
        assertThat(events()).extracting(ClockView.Event::event).containsExactly("started", "warned", "met");
    }

    @Test
    void aReopenedClockGoesOnWhereItStoppedAndNotifiesAgain() {
        start(Metric.RESOLUTION);
        advance(Duration.ofMinutes(450));
        awaitNotices("warning", "final-warning");
        inTransaction(() -> clocks.stop("test", subject, Metric.RESOLUTION));
        advance(Duration.ofDays(20));
        inTransaction(() -> clocks.reopen("test", subject, Metric.RESOLUTION));
        var stood = one().pauses().getFirst();
        assertThat(one().dueAt()).isEqualTo(start.plus(TARGET).plus(Duration.between(stood.from(), stood.to())));
        advance(Duration.ofMinutes(30));
        awaitNotices("warning", "final-warning", "breach");
        inTransaction(() -> clocks.stop("test", subject, Metric.RESOLUTION));
        inTransaction(() -> clocks.reopen("test", subject, Metric.RESOLUTION));

        // Missed in the cycle before, and missed still: the new cycle says so again.
        awaitNotices("warning", "final-warning", "breach", "breach");
        assertThat(one().cycle()).isEqualTo(2);
        assertThat(events())
                .extracting(ClockView.Event::event)
                .containsExactly(
                        "started", "warned", "warned", "met", "reopened", "breached", "missed", "reopened", "breached");
    }

    @Test
    void noticesOfATimeWhenNothingRanAreGivenAtOnceAndSayHowLateTheyAre() {
        start(Metric.RESOLUTION);
        advance(Duration.ofDays(2));
        awaitNotices("warning", "final-warning", "breach", "second-level");
        assertThat(notices()).extracting(notice -> notice.late().toHours()).containsExactly(42L, 40L, 40L, 36L);
    }

    @Test
    void aClockWhoseNoticeCannotBeGivenKeepsNoOtherWaitingAndIsSeen() {
        start(Metric.RESOLUTION);
        jdbc.sql("update service_clock set calendar_version = 'lost' where subject_id = ?")
                .param(subject)
                .update();
        advance(Duration.ofHours(6));
        awaitALookAtAllClocks();
        var id = jdbc.sql("select id from service_clock where subject_id = ?")
                .param(subject)
                .query(UUID.class)
                .single();
        var incident = await().until(() -> incidentNaming(id), key -> key != null);

        jdbc.sql("update service_clock set calendar_version = ? where subject_id = ?")
                .params(calendarVersion(), subject)
                .update();
        assertThat(admin.post("/api/incidents/" + incident + "/resolve", "{}").status() / 100)
                .isEqualTo(2);
        advance(Duration.ofHours(1));
        awaitNotices("warning");
    }

    private String incidentNaming(UUID clock) {
        return admin.all("/api/incidents").stream()
                .filter(incident -> incident.toString().contains(clock.toString()))
                .map(incident -> incident.get("key").asString())
                .findFirst()
                .orElse(null);
    }

    private String calendarVersion() {
        return calendars.named("around-the-clock").version();
    }

    /** Friday noon to Monday after next: over a make-up Saturday, a holiday, a pause and a reopening. */
    @Test
    void theWholeLadderIsClimbedOverAMakeUpDayAPauseAndAReopening() {
        var friday = LocalDate.ofInstant(start, ZoneOffset.UTC).with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
        var calendar = "ladder-" + subject.toString().substring(0, 8);
        var put = admin.put("/api/calendars/" + calendar, """
                {"name": "Ladder", "timeZone": "UTC",
                 "week": {"MONDAY": [["09:00", "17:00"]], "TUESDAY": [["09:00", "17:00"]],
                          "WEDNESDAY": [["09:00", "17:00"]], "THURSDAY": [["09:00", "17:00"]],
                          "FRIDAY": [["09:00", "17:00"]]},
                 "exceptions": [{"date": "%s", "windows": [["09:00", "17:00"]], "reason": "make-up day"},
                                {"date": "%s", "windows": [], "reason": "holiday"}]}""".formatted(friday.plusDays(1), friday.plusDays(3)));
        assertThat(put.status()).as(put.response().body()).isEqualTo(201);
        start = at(friday, 12, 0);
        clocks.start(new ClockTerms(
                "test",
                subject,
                Metric.RESOLUTION,
                start,
                new ClockPolicy(
                        new Target.BusinessTime(Duration.ofHours(16)),
                        calendar,
                        LADDER,
                        "rule",
                        "version",
                        "policy",
                        Map.of())));
        assertThat(one().dueAt())
                .as("13 h until Saturday evening, 3 h on Tuesday")
                .isEqualTo(at(friday, 4, 12, 0));

        // Six hours are consumed: five on Friday, one on the make-up day.
        advanceTo(at(friday, 1, 10, 0));
        inTransaction(() -> clocks.pause("test", subject, Metric.RESOLUTION));
        advanceTo(at(friday, 4, 10, 30));
        inTransaction(() -> clocks.resume("test", subject, Metric.RESOLUTION));
        advanceTo(at(friday, 4, 16, 31));
        awaitNotices("warning");
        advanceTo(at(friday, 5, 10, 55));
        awaitNotices("warning", "final-warning");
        // An hour is left when it is done, and stays left when it was not enough.
        advanceTo(at(friday, 5, 11, 30));
        inTransaction(() -> clocks.stop("test", subject, Metric.RESOLUTION));
        advanceTo(at(friday, 7, 10, 0));
        inTransaction(() -> clocks.reopen("test", subject, Metric.RESOLUTION));
        advanceTo(at(friday, 7, 11, 1));
        awaitNotices("warning", "final-warning", "breach");
        advanceTo(at(friday, 10, 11, 1));
        awaitNotices("warning", "final-warning", "breach", "second-level");

        // The clock moves to the minute; what passes while a step is made is part of it.
        var expected =
                List.of(at(friday, 4, 16, 30), at(friday, 5, 10, 54), at(friday, 7, 11, 0), at(friday, 10, 11, 0));
        for (var notice = 0; notice < expected.size(); notice++) {
            assertThat(noticeTimes().get(notice)).isCloseTo(expected.get(notice), within(1, ChronoUnit.MINUTES));
        }
        assertThat(events())
                .extracting(ClockView.Event::event)
                .containsExactly(
                        "started", "paused", "resumed", "warned", "warned", "met", "reopened", "breached", "escalated");
    }

    @Test
    void aSecondCauseDoesNotMoveARunningClockAndTheNextOneIsANewClock() {
        assertThat(start(Metric.NEXT_RESPONSE).isNew()).isTrue();
        advance(Duration.ofHours(1));
        var again = start(Metric.NEXT_RESPONSE);
        assertThat(again.isNew()).isFalse();
        assertThat(again.dueAt()).isEqualTo(start.plus(TARGET));
        inTransaction(() -> clocks.stop("test", subject, Metric.NEXT_RESPONSE));
        assertThat(start(Metric.NEXT_RESPONSE).isNew()).isTrue();
        assertThat(views.of("test", subject)).extracting(ClockView::turn).containsExactly(1, 2);
    }

    @Test
    void repeatedStepsChangeNothing() {
        start(Metric.RESOLUTION);
        inTransaction(() -> {
            clocks.resume("test", subject, Metric.RESOLUTION);
            clocks.pause("test", subject, Metric.RESOLUTION);
            clocks.pause("test", subject, Metric.RESOLUTION);
            clocks.stop("test", subject, Metric.RESOLUTION);
            clocks.stop("test", subject, Metric.RESOLUTION);
            clocks.cancel("test", subject);
            clocks.stop("test", UUID.randomUUID(), Metric.RESOLUTION);
        });
        assertThat(events()).extracting(ClockView.Event::event).containsExactly("started", "paused", "met");
        assertThat(one().pauses()).hasSize(1);
    }
}
