package io.careflow.servicelevel;

import static io.careflow.servicelevel.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private final BusinessCalendar standard = Calendars.named("standard");

    @Test
    void namesWindowsHolidaysWeekendsAndPauses() {
        var start = at("Thu 2026-09-24 16:00", standard.zone());
        var pauses = List.of(
                new Pause(at("Mon 2026-09-28 10:00", standard.zone()), at("Mon 2026-09-28 12:00", standard.zone())));
        var due = standard.add(start, Duration.ofHours(4), pauses);

        var steps = standard.explain(start, due, pauses);

        assertThat(steps).hasSize(5);
        assertThat(steps.get(0))
                .isEqualTo(new Step.Worked(
                        LocalDate.of(2026, 9, 24),
                        start,
                        at("Thu 2026-09-24 18:00", standard.zone()),
                        7200,
                        null,
                        null));
        assertThat(steps.get(1)).isInstanceOfSatisfying(Step.Skipped.class, skipped -> {
            assertThat(skipped.from()).isEqualTo("2026-09-25");
            assertThat(skipped.to()).isEqualTo("2026-09-27");
            assertThat(skipped.days()).isEqualTo(3);
            assertThat(skipped.why()).isEqualTo(Step.Why.HOLIDAY);
            assertThat(skipped.reason()).isEqualTo("中秋节");
            assertThat(skipped.source()).contains("国办发明电");
        });
        assertThat(steps.get(2)).isInstanceOfSatisfying(Step.Worked.class, worked -> assertThat(worked.seconds())
                .isEqualTo(3600));
        assertThat(steps.get(3)).isInstanceOfSatisfying(Step.Paused.class, paused -> assertThat(paused.seconds())
                .isEqualTo(7200));
        assertThat(steps.get(4)).isInstanceOfSatisfying(Step.Worked.class, worked -> assertThat(worked.to())
                .isEqualTo(due));
    }

    @Test
    void makeUpSaturdaySaysWhyItIsWorked() {
        var start = at("Fri 2026-10-09 17:00", standard.zone());

        var steps = standard.explain(start, standard.add(start, Duration.ofHours(2)), List.of());

        assertThat(steps).hasSize(2);
        assertThat(steps.getLast()).isInstanceOfSatisfying(Step.Worked.class, worked -> {
            assertThat(worked.date()).isEqualTo("2026-10-10");
            assertThat(worked.reason()).isEqualTo("国庆节");
        });
    }

    @Test
    void weekendAndClosedWeekdayAreToldApart() {
        var shifts = Calendars.named("two-shifts");
        var start = at("Tue 2026-03-03 17:00", shifts.zone());

        assertThat(shifts.explain(start, shifts.add(start, Duration.ofHours(2)), List.of()))
                .filteredOn(Step.Skipped.class::isInstance)
                .extracting(step -> ((Step.Skipped) step).why(), step -> ((Step.Skipped) step).days())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Step.Why.CLOSED, 3),
                        org.assertj.core.groups.Tuple.tuple(Step.Why.WEEKEND, 2));
    }

    @Test
    void nothingIsToExplainWhereNothingPassed() {
        assertThat(standard.explain(Instant.EPOCH, Instant.EPOCH, List.of())).isEmpty();
    }

    @Test
    void longStretchesAreSummedUpAndLoseNothing() {
        var start = at("Mon 2024-01-08 09:30", standard.zone());
        for (var target : List.of(Duration.ofHours(90 * 9), Duration.ofHours(5 * 250 * 9), Duration.ofHours(20_000))) {
            var due = standard.add(start, target);
            var steps = standard.explain(start, due, List.of());

            assertThat(steps).hasSizeLessThanOrEqualTo(60).hasAtLeastOneElementOfType(Step.Summed.class);
            assertThat(steps.stream().mapToLong(ExplanationTest::seconds).sum()).isEqualTo(target.toSeconds());
        }
    }

    @Test
    void wallClockTimeKnowsPausesAndNoWindows() {
        var start = at("Fri 2026-03-06 17:00", standard.zone());
        var pauses = List.of(new Pause(start.plusSeconds(3600), start.plusSeconds(7200)));
        var target = new Target.WallClock(Duration.ofHours(24));
        var due = target.due(standard, start, pauses);

        assertThat(target.explain(standard, start, due, pauses))
                .containsExactly(
                        new Step.Elapsed(start, start.plusSeconds(3600), 3600),
                        new Step.Paused(start.plusSeconds(3600), start.plusSeconds(7200), 3600),
                        new Step.Elapsed(start.plusSeconds(7200), due, 23 * 3600));
    }

    private static long seconds(Step step) {
        if (step instanceof Step.Worked worked) {
            return worked.seconds();
        }
        return step instanceof Step.Summed summed ? summed.seconds() : 0;
    }
}
