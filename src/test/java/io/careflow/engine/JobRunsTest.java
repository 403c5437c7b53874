package io.careflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.CareflowTest;
import io.careflow.GivenJobs;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CareflowTest
class JobRunsTest {

    @Autowired
    JobRuns runs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JobRunRetention retention;

    @Autowired
    Clock clock;

    private final AtomicInteger effects = new AtomicInteger();

    @Test
    void aRepeatedJobGetsTheFirstResultAndRunsNothing() {
        var job = GivenJobs.withVariables(Map.of());

        var first = runs.once(job, () -> Map.of("number", effects.incrementAndGet(), "at", Instant.EPOCH));
        var second = runs.once(job, () -> Map.of("number", effects.incrementAndGet()));

        assertThat(effects).hasValue(1);
        assertThat(first).isEqualTo(Map.of("number", 1, "at", "1970-01-01T00:00:00Z"));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void nothingToReturnIsNoVariables() {
        assertThat(runs.once(GivenJobs.withVariables(Map.of()), () -> null)).isEmpty();
    }

    @Test
    void aJobThatFailedRunsAgain() {
        var job = GivenJobs.withVariables(Map.of());
        assertThatThrownBy(() -> runs.once(job, () -> {
                    throw new IllegalStateException("not yet");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(runs.once(job, () -> Map.of("number", effects.incrementAndGet())))
                .containsEntry("number", 1);
    }

    @Test
    void aJobHandedOutManyTimesAtOnceRunsOnce() throws Exception {
        var job = GivenJobs.withVariables(Map.of());
        Callable<Map<String, Object>> run = () -> runs.once(job, () -> Map.of("number", effects.incrementAndGet()));

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result :
                    workers.invokeAll(IntStream.range(0, 10).mapToObj(i -> run).toList())) {
                assertThat(result.get()).containsEntry("number", 1);
            }
        }
        assertThat(effects).hasValue(1);
    }

    @Test
    void oldRunsAreForgottenAndYoungOnesKept() {
        var now = clock.instant();
        jdbc.sql("insert into job_run (job_key, instance_key, at) select -n, 1, ? from generate_series(1, 2500) n")
                .param(now.minus(JobRunRetention.KEPT).minusSeconds(1).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("insert into job_run (job_key, instance_key, at) values (-9999, 1, ?)")
                .param(now.minus(JobRunRetention.KEPT).plusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();

        retention.removeOld();

        assertThat(jdbc.sql("select job_key from job_run where job_key < 0")
                        .query(Long.class)
                        .list())
                .containsExactly(-9999L);
        jdbc.sql("delete from job_run where job_key < 0").update();
    }
}
