package io.careflow.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import io.careflow.platform.SqlTime;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A clock and the process that gives its notices on the real engine, which is moved through time. */
abstract class ClockCase {

    static final Duration TARGET = Duration.ofHours(8);
    static final List<Rung> LADDER = List.of(
            new Rung("warning", 75, "complaints"),
            new Rung("final-warning", 90, "complaints"),
            new Rung("breach", 100, "complaint-leads"),
            new Rung("second-level", 150, "operations"));

    @LocalServerPort
    int port;

    @Autowired
    Clocks clocks;

    @Autowired
    ClockViews views;

    @Autowired
    Clock time;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    final UUID subject = UUID.randomUUID();
    Api admin;

    /** When the clock began to run. */
    Instant start;

    @BeforeEach
    void startAtNow() {
        admin = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "admin");
        start = time.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Clocks.Started start(Metric metric) {
        return start(metric, policy(new Target.BusinessTime(TARGET), "around-the-clock"));
    }

    Clocks.Started start(Metric metric, ClockPolicy policy) {
        return clocks.start(new ClockTerms("test", subject, metric, start, policy));
    }

    static ClockPolicy policy(Target target, String calendar) {
        return new ClockPolicy(target, calendar, LADDER, "rule", "version", "policy", Map.of("tier", "A"));
    }

    void inTransaction(Runnable step) {
        transaction.executeWithoutResult(status -> step.run());
    }

    static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).toInstant(ZoneOffset.UTC);
    }

    static Instant at(LocalDate day, int daysLater, int hour, int minute) {
        return at(day.plusDays(daysLater), hour, minute);
    }

    void advanceTo(Instant instant) {
        advance(Duration.between(time.instant(), instant));
    }

    void advance(Duration by) {
        admin.advance(by);
    }

    ClockView one() {
        return views.of("test", subject).getFirst();
    }

    List<ClockView.Event> events() {
        return one().events();
    }

    List<ClockView.Event> notices() {
        return events().stream().filter(event -> event.level() != null).toList();
    }

    void awaitNotices(String... levels) {
        await().untilAsserted(() ->
                assertThat(notices()).extracting(ClockView.Event::level).containsExactly(levels));
    }

    List<Instant> noticeTimes() {
        return jdbc.sql("select notice_at from clock_event where clock_id = ? and level is not null order by id")
                .param(one().id())
                .query((row, number) -> SqlTime.instant(row, "notice_at"))
                .list();
    }

    /** The process has looked what is due by now: it gave a notice that came due later than all others. */
    void awaitALookAtAllClocks() {
        var witness = UUID.randomUUID();
        var start = time.instant().minus(TARGET.multipliedBy(3).dividedBy(4));
        clocks.start(new ClockTerms(
                "test",
                witness,
                Metric.RESOLUTION,
                start,
                policy(new Target.BusinessTime(TARGET), "around-the-clock")));
        await().until(() -> !views.notices("test", witness).isEmpty());
    }
}
