package io.careflow.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.CareflowTest;
import io.careflow.platform.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A person has a running clock count by another policy, on the real engine. */
@CareflowTest
class RecalculationTest extends ClockCase {

    @Test
    void shorterTargetTellsAtOnceWhatItMakesLateAndSaysWhoWantedItAndWhy() {
        start(Metric.RESOLUTION);
        advance(Duration.ofHours(5));
        recalculate(Duration.ofHours(4));

        assertThat(one().dueAt()).isEqualTo(start.plusSeconds(4 * 3600));
        awaitNotices("warning", "final-warning", "breach");
        advance(Duration.ofHours(1));
        awaitNotices("warning", "final-warning", "breach", "second-level");
        assertThat(one().rule()).isEqualTo("new rule");
        assertThat(one().policyVersion()).isEqualTo("new version");
        var event = events().get(1);
        assertThat(event.event()).isEqualTo("recalculated");
        assertThat(event.actor()).isEqualTo("lead");
        assertThat(event.reason()).isEqualTo("The customer was promised more.");
        assertThat(event.inputs())
                .containsEntry("target", "PT4H")
                .containsEntry("rule", "new rule")
                .containsEntry("policyVersion", "new version")
                .containsEntry("policyInputs", Map.of("tier", "B"));
        assertThat(event.calendarVersion()).isEqualTo(one().calendarVersion());
    }

    @Test
    void whatWasToldIsNotToldAgainWhileItStaysTrue() {
        start(Metric.RESOLUTION);
        advance(Duration.ofHours(7));
        awaitNotices("warning");
        recalculate(Duration.ofMinutes(9 * 60 + 10));
        advance(Duration.ofMinutes(45));
        assertThat(one().cycle()).isZero();
        advance(Duration.ofMinutes(90));

        awaitNotices("warning", "final-warning", "breach");
    }

    @Test
    void whatIsStillToComeNowIsToldAgainAtItsTime() {
        start(Metric.RESOLUTION);
        advance(Duration.ofHours(9));
        awaitNotices("warning", "final-warning", "breach");
        recalculate(Duration.ofHours(11));

        assertThat(one().breached()).isFalse();
        assertThat(one().cycle()).isOne();
        advance(Duration.ofMinutes(55));
        awaitNotices("warning", "final-warning", "breach", "final-warning");
        advance(Duration.ofMinutes(70));
        awaitNotices("warning", "final-warning", "breach", "final-warning", "breach");
        assertThat(noticeTimes().getLast()).isEqualTo(start.plus(Duration.ofHours(11)));
    }

    @Test
    void clockThatHadNothingMoreToTellRunsAgain() {
        start(Metric.RESOLUTION);
        advance(Duration.ofHours(13));
        awaitNotices("warning", "final-warning", "breach", "second-level");
        recalculate(Duration.ofHours(20));
        advance(Duration.ofMinutes(125));

        awaitNotices("warning", "final-warning", "breach", "second-level", "warning");
        assertThat(noticeTimes().getLast()).isEqualTo(start.plus(Duration.ofHours(15)));
    }

    @Test
    void pausedClockStaysPausedAndGoesOnByTheNewPolicy() {
        start(Metric.RESOLUTION);
        inTransaction(() -> clocks.pause("test", subject, Metric.RESOLUTION));
        recalculate(Duration.ofHours(2));
        assertThat(one().state()).isEqualTo(ClockState.PAUSED);
        advance(Duration.ofHours(10));
        assertThat(notices()).isEmpty();
        inTransaction(() -> clocks.resume("test", subject, Metric.RESOLUTION));
        advance(Duration.ofMinutes(91));

        awaitNotices("warning");
    }

    @Test
    void calendarIsTakenAsItIsNow() {
        var calendar = "now-" + subject.toString().substring(0, 8);
        put(calendar, "\"MONDAY\": [[\"09:00\", \"10:00\"]]", "");
        start(Metric.RESOLUTION, policy(new Target.BusinessTime(Duration.ofHours(1)), calendar));
        var before = one();
        put(calendar, "\"THURSDAY\": [[\"09:00\", \"10:00\"]]", ", \"version\": 1");
        recalculate(new ClockPolicy(
                new Target.BusinessTime(Duration.ofHours(1)), calendar, LADDER, "rule", "version", "policy", Map.of()));

        assertThat(one().calendarVersion()).isNotEqualTo(before.calendarVersion());
        assertThat(one().dueAt()).isNotEqualTo(before.dueAt());
        assertThat(events())
                .extracting(ClockView.Event::calendarVersion)
                .containsExactly(before.calendarVersion(), one().calendarVersion());
    }

    @Test
    void whatIsOverOrWasNeverStartedIsRefused() {
        assertThatThrownBy(() -> recalculate(Duration.ofHours(2)))
                .isInstanceOf(ProblemException.class)
                .hasMessage("There is no such clock.");
        start(Metric.RESOLUTION);
        inTransaction(() -> clocks.stop("test", subject, Metric.RESOLUTION));
        assertThatThrownBy(() -> recalculate(Duration.ofHours(2)))
                .isInstanceOf(ProblemException.class)
                .hasMessage("The clock is over.");
        assertThat(events()).extracting(ClockView.Event::event).isEqualTo(List.of("started", "met"));
    }

    private void recalculate(Duration target) {
        recalculate(new ClockPolicy(
                new Target.BusinessTime(target),
                "around-the-clock",
                LADDER,
                "new rule",
                "new version",
                "policy",
                Map.of("tier", "B")));
    }

    private void recalculate(ClockPolicy policy) {
        inTransaction(() -> clocks.recalculate(
                "test",
                subject,
                Metric.RESOLUTION,
                new Recalculation(policy, "lead", "The customer was promised more.")));
    }

    private void put(String calendar, String week, String version) {
        var put = admin.put("/api/calendars/" + calendar, """
                {"name": "Changing", "timeZone": "UTC", "week": {%s}%s}""".formatted(week, version));
        assertThat(put.status()).as(put.response().body()).isIn(200, 201);
    }
}
