package io.careflow.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import io.careflow.CareflowTest;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Clocks beside their process on the real engine, which is moved through time. */
@CareflowTest
class ClocksTest {

    private static final Duration TARGET = Duration.ofHours(8);
    private static final List<Rung> LADDER = List.of(
            new Rung("warning", 75, "complaints"),
            new Rung("final-warning", 90, "complaints"),
            new Rung("breach", 100, "complaint-leads"),
            new Rung("second-level", 150, "operations"));

    @LocalServerPort
    int port;

    @Autowired
    Clocks clocks;

    @Autowired
    Clock time;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final UUID subject = UUID.randomUUID();
    private Api admin;

    /** When the clock began to run. */
    private Instant start;

    @BeforeEach
    void start() {
        admin = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "admin");
        start = time.instant().truncatedTo(ChronoUnit.MILLIS);
    }

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

        awaitNoProcess();
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
        awaitNoProcess();
        advance(Duration.ofDays(20));
        inTransaction(() -> clocks.reopen("test", subject, Metric.RESOLUTION));
        var stood = one().pauses().getFirst();
        assertThat(one().dueAt()).isEqualTo(start.plus(TARGET).plus(Duration.between(stood.from(), stood.to())));
        advance(Duration.ofMinutes(30));
        awaitNotices("warning", "final-warning", "breach");
        inTransaction(() -> clocks.stop("test", subject, Metric.RESOLUTION));
        awaitNoProcess();
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
                "test", subject, Metric.RESOLUTION, start, Duration.ofHours(16), calendar, LADDER, "rule", "version"));
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
        assertThat(clocks.of("test", subject)).extracting(ClockView::turn).containsExactly(1, 2);
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

    private Clocks.Started start(Metric metric) {
        return clocks.start(
                new ClockTerms("test", subject, metric, start, TARGET, "around-the-clock", LADDER, "rule", "version"));
    }

    private void inTransaction(Runnable step) {
        transaction.executeWithoutResult(status -> step.run());
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).toInstant(ZoneOffset.UTC);
    }

    private static Instant at(LocalDate day, int daysLater, int hour, int minute) {
        return at(day.plusDays(daysLater), hour, minute);
    }

    private void advanceTo(Instant instant) {
        advance(Duration.between(time.instant(), instant));
    }

    private void advance(Duration by) {
        assertThat(admin.post("/api/clock/advance", "{\"by\": \"" + by + "\"}").status())
                .isEqualTo(200);
    }

    private ClockView one() {
        return clocks.of("test", subject).getFirst();
    }

    private List<ClockView.Event> events() {
        return one().events();
    }

    private List<ClockView.Event> notices() {
        return events().stream().filter(event -> event.level() != null).toList();
    }

    private void awaitNotices(String... levels) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(notices()).extracting(ClockView.Event::level).containsExactly(levels));
    }

    private List<Instant> noticeTimes() {
        return jdbc.sql("select notice_at from clock_event where clock_id = ? and level is not null order by id")
                .param(one().id())
                .query((row, number) -> ClockTable.instant(row, "notice_at"))
                .list();
    }

    /** The process has heard that the clock stopped. */
    private void awaitNoProcess() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select count(*) from process_message where correlation_key = ?")
                                .param(one().id().toString())
                                .query(Long.class)
                                .single()
                        == 0);
    }
}
