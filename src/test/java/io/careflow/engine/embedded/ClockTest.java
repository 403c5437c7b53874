package io.careflow.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.response.ActivatedJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Everything in the engine that waits follows the clock it was given, jumps included. */
@Execution(ExecutionMode.CONCURRENT)
class ClockTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private EngineFixture engine;

    @BeforeEach
    void start() {
        engine = new EngineFixture(folder);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aTimerFiresWhenTheClockIsMovedPastItAndNotBefore() {
        engine.deploy(Models.timer("timer", "PT24H", "late"));
        engine.startInstance("timer", Map.of());
        engine.advance(Duration.ofHours(23));
        assertThat(activate("late", Duration.ofMillis(500))).isEmpty();
        engine.advance(Duration.ofHours(1));
        assertThat(activate("late", AT_ONCE)).hasSize(1);
    }

    @Test
    void aTimerSetAfterAJumpCountsFromTheNewTime() {
        engine.advance(Duration.ofDays(400));
        engine.deploy(Models.timer("timer", "PT1H", "late"));
        engine.startInstance("timer", Map.of());
        engine.advance(Duration.ofMinutes(59));
        assertThat(activate("late", Duration.ofMillis(500))).isEmpty();
        engine.advance(Duration.ofMinutes(2));
        assertThat(activate("late", AT_ONCE)).hasSize(1);
    }

    @Test
    void aTimerFiresWhenRealTimePasses() {
        engine.deploy(Models.timer("timer", "PT1S", "soon"));
        engine.startInstance("timer", Map.of());
        assertThat(activate("soon", Duration.ofSeconds(10))).hasSize(1);
    }

    @Test
    void timersThatBecameDueWhileTheEngineWasDownFireAtTheStart() {
        engine.deploy(Models.timer("timer", "PT24H", "late"));
        engine.startInstance("timer", Map.of());
        engine.close();
        engine.advance(Duration.ofHours(25));
        engine.start();
        assertThat(activate("late", AT_ONCE)).hasSize(1);
    }

    @Test
    void aJobThatNobodyFinishedIsHandedOutAgainAfterItsTimeOut() {
        engine.deploy(Models.job("job", "slow"));
        engine.startInstance("job", Map.of());
        long key = activate("slow", AT_ONCE).getFirst().getKey();
        assertThat(activate("slow", Duration.ofMillis(500))).isEmpty();
        engine.advance(Duration.ofMinutes(6));
        assertThat(activate("slow", AT_ONCE)).extracting(ActivatedJob::getKey).containsExactly(key);
    }

    @Test
    void aFailedJobComesBackAfterItsBackOff() {
        engine.deploy(Models.job("job", "flaky"));
        engine.startInstance("job", Map.of());
        long key = activate("flaky", AT_ONCE).getFirst().getKey();
        engine.client()
                .newFailCommand(key)
                .retries(2)
                .retryBackoff(Duration.ofHours(2))
                .send()
                .join();
        assertThat(activate("flaky", Duration.ofMillis(500))).isEmpty();
        engine.advance(Duration.ofHours(2));
        assertThat(activate("flaky", AT_ONCE)).extracting(ActivatedJob::getKey).containsExactly(key);
    }

    @Test
    void aMessageIdIsFreeAgainWhenItsTimeToLiveIsOver() {
        publish("m-1");
        assertThat(known("m-1")).isTrue();
        engine.advance(Duration.ofHours(2));
        await().atMost(AT_ONCE).until(() -> !known("m-1"));
    }

    private List<ActivatedJob> activate(String type, Duration patience) {
        return engine.client()
                .newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(10)
                .timeout(Duration.ofMinutes(5))
                .requestTimeout(patience)
                .send()
                .join()
                .getJobs();
    }

    private boolean known(String messageId) {
        try {
            publish(messageId);
            return false;
        } catch (RuntimeException e) {
            assertThat(e).hasMessageContaining("already");
            return true;
        }
    }

    private void publish(String messageId) {
        engine.client()
                .newPublishMessageCommand()
                .messageName("news")
                .correlationKey("c-1")
                .messageId(messageId)
                .timeToLive(Duration.ofHours(1))
                .send()
                .join();
    }
}
