package io.careflow.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import io.careflow.platform.Ids;
import io.careflow.servicelevel.CalendarDefinition.DatedException;
import io.careflow.servicelevel.Replay.Effect;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A draft on clocks of the past: tier C, normal, by web, are answered within twelve hours, on nine hours a day.
 */
@CareflowTest
class ReplaysTest {

    private static final Map<String, Object> INPUTS =
            Map.of("tier", "C", "severity", "normal", "channel", "web", "receivedOn", "2024-03-04");
    private static final String EIGHT_HOURS = PolicyText.with("16_2", "\"PT8H\"");
    private static final List<List<String>> OPEN = List.of(List.of("09:00", "18:00"));
    private static final BusinessCalendar STANDARD = CalendarReader.kept(standardWithHolidayOn("2024-01-01"));

    @Autowired
    Replays replays;

    @Autowired
    ClockTable table;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    @BeforeEach
    @AfterEach
    void forgetThePast() {
        jdbc.sql("delete from service_clock where started_at < '2024-12-01' and subject_type = 'replay'")
                .update();
    }

    @Test
    void soonerTargetBreachesWhatTookLonger() {
        var inTime = clock(Metric.FIRST_RESPONSE);
        inTime.stop(at(0, 16, 0));
        var late = clock(Metric.FIRST_RESPONSE);
        late.stop(at(2, 10, 0));
        var between = clock(Metric.FIRST_RESPONSE);
        between.stop(at(1, 10, 0));
        var resolved = clock(Metric.RESOLUTION);
        resolved.stop(at(1, 10, 0));
        keep(inTime, late, between, resolved);

        var replay = replay(EIGHT_HOURS, Map.of());

        assertThat(replay.metrics())
                .containsExactly(
                        new Replay.OfMetric(Metric.FIRST_RESPONSE, 3, 1, 1, 2, 1, 0),
                        new Replay.OfMetric(Metric.NEXT_RESPONSE, 0, 0, 0, 0, 0, 0),
                        new Replay.OfMetric(Metric.RESOLUTION, 1, 0, 0, 0, 0, 0));
        assertThat(replay.differing()).isEqualTo(3);
        assertThat(replay.differences())
                .extracting(Replay.Difference::subjectId)
                .containsExactly(between.subjectId, inTime.subjectId, late.subjectId);
        assertThat(replay.differences().getFirst())
                .isEqualTo(new Replay.Difference(
                        "replay",
                        between.subjectId,
                        Metric.FIRST_RESPONSE,
                        1,
                        at(0, 9, 0),
                        at(1, 10, 0),
                        at(1, 12, 0),
                        at(1, 12, 0),
                        at(0, 17, 0),
                        Effect.NEWLY_BREACHED,
                        List.of(new Replay.Reason("target", "PT12H", "PT8H"))));
        assertThat(replay.differences().getLast().effect()).isEqualTo(Effect.EARLIER);
    }

    @Test
    void pausesAreAddedAsTheyWere() {
        var paused = clock(Metric.FIRST_RESPONSE);
        paused.pause(at(0, 16, 0));
        paused.resume(at(1, 10, 0));
        paused.stop(at(1, 10, 30));
        keep(paused);

        var difference = replay(EIGHT_HOURS, Map.of()).differences().getFirst();

        assertThat(difference.dueAt()).isEqualTo(at(1, 15, 0));
        assertThat(difference.draftDueAt()).isEqualTo(at(1, 11, 0));
        assertThat(difference.effect()).isEqualTo(Effect.EARLIER);
    }

    @Test
    void timeBeforeAReopeningDoesNotCount() {
        var reopened = clock(Metric.FIRST_RESPONSE);
        reopened.stop(at(0, 15, 0));
        reopened.reopen(at(2, 9, 0), STANDARD);
        reopened.stop(at(2, 12, 0));
        keep(reopened);

        var difference = replay(EIGHT_HOURS, Map.of()).differences().getFirst();

        assertThat(difference.dueAt()).isEqualTo(at(2, 15, 0));
        assertThat(difference.draftDueAt()).isEqualTo(at(2, 11, 0));
        assertThat(difference.effect()).isEqualTo(Effect.NEWLY_BREACHED);
    }

    @Test
    void clockThatStillRunsIsLateByNow() {
        keep(clock(Metric.FIRST_RESPONSE));

        assertThat(replay(EIGHT_HOURS, Map.of()).metrics().getFirst())
                .isEqualTo(new Replay.OfMetric(Metric.FIRST_RESPONSE, 1, 1, 1, 1, 0, 0));
    }

    @Test
    void holidayInADraftOfACalendarForgivesABreach() {
        var late = clock(Metric.FIRST_RESPONSE);
        late.stop(at(2, 10, 0));
        keep(late);

        var replay = replay(null, Map.of("standard", standardWithHolidayOn("2024-03-05")));

        assertThat(replay.metrics().getFirst()).isEqualTo(new Replay.OfMetric(Metric.FIRST_RESPONSE, 1, 1, 1, 0, 0, 1));
        assertThat(replay.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.draftDueAt()).isEqualTo(at(2, 12, 0));
            assertThat(difference.effect()).isEqualTo(Effect.NO_LONGER_BREACHED);
            assertThat(difference.reasons())
                    .containsExactly(new Replay.Reason("calendar", "standard", "standard (draft)"));
        });
    }

    @Test
    void draftTableMayNameADraftCalendar() {
        keep(clock(Metric.FIRST_RESPONSE));
        var table = PolicyText.with("16_5", "\"new-hours\"");

        var replay = replay(table, Map.of("new-hours", standardWithHolidayOn("2024-03-04")));

        assertThat(replay.differences().getFirst().draftDueAt()).isEqualTo(at(2, 12, 0));
        assertThat(replay.differences().getFirst().reasons())
                .containsExactly(new Replay.Reason("calendar", "standard", "new-hours (draft)"));
    }

    @Test
    void whatIsCancelledOutOfThePeriodOrWithoutInputsIsNotReplayed() {
        var cancelled = clock(Metric.FIRST_RESPONSE);
        cancelled.cancel(at(0, 10, 0));
        var withoutInputs = clock(Metric.FIRST_RESPONSE);
        withoutInputs.policyInputs = null;
        var before = clock(Metric.FIRST_RESPONSE);
        before.startedAt = at(0, 0, 0).minusMillis(1);
        var after = clock(Metric.FIRST_RESPONSE);
        after.startedAt = at(7, 0, 0);
        keep(cancelled, withoutInputs, before, after);

        var replay = replay(EIGHT_HOURS, Map.of());

        assertThat(replay.metrics())
                .allSatisfy(metric -> assertThat(metric.clocks()).isZero());
        assertThat(replay.notReplayed()).isEqualTo(1);
    }

    @Test
    void manyClocksAreReadPageByPageAndListedUpToTheLimit() {
        var kept = new ArrayList<ServiceClock>();
        for (var number = 0; number < 2_050; number++) {
            var clock = clock(Metric.FIRST_RESPONSE);
            // Many begin at one moment, as after an import.
            clock.startedAt = at(0, 9, 0).plusSeconds(number / 1_500);
            clock.stop(number % 2 == 0 ? at(1, 10, 0) : at(0, 10, 0));
            kept.add(clock);
        }
        keep(kept.toArray(ServiceClock[]::new));

        var replay = replays.replay(new ReplayDraft(at(0, 0, 0), at(7, 0, 0), EIGHT_HOURS, Map.of(), 7));

        assertThat(replay.metrics().getFirst())
                .isEqualTo(new Replay.OfMetric(Metric.FIRST_RESPONSE, 2_050, 0, 0, 1_025, 1_025, 0));
        assertThat(replay.differing()).isEqualTo(2_050);
        assertThat(replay.differences()).hasSize(7).allSatisfy(difference -> assertThat(difference.effect())
                .isEqualTo(Effect.NEWLY_BREACHED));
    }

    @Test
    void nothingIsChanged() {
        var late = clock(Metric.FIRST_RESPONSE);
        late.stop(at(2, 10, 0));
        keep(late);
        var before = contents();

        assertThat(replay(EIGHT_HOURS, Map.of("standard", standardWithHolidayOn("2024-03-05")))
                        .differing())
                .isEqualTo(1);
        assertThat(contents()).isEqualTo(before);
    }

    private List<String> contents() {
        return List.of("service_clock", "clock_event", "business_calendar_version", "deployed_model").stream()
                .map(table -> jdbc.sql(
                                "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '')"
                                        + " from " + table + " t")
                        .query(String.class)
                        .single())
                .toList();
    }

    private Replay replay(String draft, Map<String, CalendarDefinition> calendars) {
        return replays.replay(new ReplayDraft(at(0, 0, 0), at(7, 0, 0), draft, calendars, 100));
    }

    private ServiceClock clock(Metric metric) {
        return ServiceClock.of(
                ids.next(),
                1,
                new ClockTerms(
                        "replay",
                        UUID.randomUUID(),
                        metric,
                        at(0, 9, 0),
                        new ClockPolicy(
                                Target.of(metric == Metric.RESOLUTION ? "PT48H" : "PT12H"),
                                "standard",
                                List.of(),
                                "C-normal",
                                "version",
                                "service-level",
                                INPUTS)),
                STANDARD);
    }

    private void keep(ServiceClock... clocks) {
        for (var clock : clocks) {
            clock.computeDue(STANDARD);
            table.insert(clock);
        }
    }

    private static CalendarDefinition standardWithHolidayOn(String date) {
        return new CalendarDefinition(
                "standard",
                "Standard",
                "Asia/Shanghai",
                Map.of("MONDAY", OPEN, "TUESDAY", OPEN, "WEDNESDAY", OPEN, "THURSDAY", OPEN, "FRIDAY", OPEN),
                List.of(new DatedException(date, List.of(), "holiday", null)),
                List.of());
    }

    /** So many days after Monday, the 4th of March, by the clocks of Shanghai. */
    private Instant at(int days, int hour, int minute) {
        return LocalDate.of(2024, 3, 4)
                .plusDays(days)
                .atTime(hour, minute)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
    }
}
