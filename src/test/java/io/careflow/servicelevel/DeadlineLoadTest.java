package io.careflow.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How fast deadlines are computed. Prints nanoseconds; asserts what is promised of a target of five years. */
@Tag("load")
class DeadlineLoadTest {

    private static final double WELL_UNDER_A_MILLISECOND = 100_000; // nanoseconds

    @Test
    void fiveYearsAreFarLessThanAMillisecond() throws RunnerException {
        var results = new Runner(new OptionsBuilder()
                        .include(DeadlineBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();

        assertThat(nanoseconds(results, "careflow", 11_250)).isLessThan(WELL_UNDER_A_MILLISECOND);
        for (var hours : new int[] {1, 24, 810, 11_250}) {
            assertThat(nanoseconds(results, "careflow", hours) * 10)
                    .as("%d hours", hours)
                    .isLessThan(nanoseconds(results, "jbpm", hours));
        }
    }

    /** Only here: jBPM begins the day anew after a holiday, so that longer targets are due earlier with it. */
    @ParameterizedTest
    @CsvSource({"1, 2026-03-04T03:17:00Z", "24, 2026-03-06T08:17:00Z"})
    void bothSayTheSame(int hours, Instant due) {
        var benchmark = new DeadlineBenchmark();
        benchmark.hours = hours;
        benchmark.calendars();

        assertThat(benchmark.careflow()).isEqualTo(due);
        assertThat(benchmark.jbpm()).isEqualTo(due);
    }

    private static double nanoseconds(Collection<RunResult> results, String method, int hours) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
                .filter(result -> result.getParams().getParam("hours").equals(Integer.toString(hours)))
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst()
                .orElseThrow();
    }
}
