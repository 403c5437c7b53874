package io.careflow.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobWorker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class EmbeddedEngineTest {

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
    void streamsJobsToWorkersAndTakesTheirResults() {
        engine.deploy(Models.job("job", "greet"));
        Queue<ActivatedJob> seen = new ConcurrentLinkedQueue<>();
        try (JobWorker worker = worker("greet", true, seen)) {
            var result = engine.client()
                    .newCreateInstanceCommand()
                    .bpmnProcessId("job")
                    .latestVersion()
                    .variables(Map.of("name", "Mei"))
                    .withResult()
                    .requestTimeout(Duration.ofSeconds(10))
                    .send()
                    .join();
            assertThat(result.getVariablesAsMap()).containsEntry("greeted", true);
            assertThat(seen).hasSize(1).first().satisfies(job -> {
                assertThat(job.getVariablesAsMap()).containsEntry("name", "Mei");
                assertThat(job.getTenantId()).isEqualTo("<default>");
            });
        }
    }

    @Test
    void parksAPollUntilThereIsWork() {
        engine.deploy(Models.job("job", "greet"));
        var poll = engine.client()
                .newActivateJobsCommand()
                .jobType("greet")
                .maxJobsToActivate(5)
                .requestTimeout(Duration.ofSeconds(20))
                .send();
        engine.startInstance("job", Map.of());
        assertThat(poll.join().getJobs()).hasSize(1);
    }

    @Test
    void answersAnEmptyPollWhenItsTimeIsUp() {
        for (int i = 0; i < 2; i++) {
            assertThat(engine.client()
                            .newActivateJobsCommand()
                            .jobType("nothing")
                            .maxJobsToActivate(5)
                            .requestTimeout(Duration.ofMillis(200))
                            .send()
                            .join()
                            .getJobs())
                    .isEmpty();
        }
    }

    @Test
    void keepsModelsInstancesAndJobsOverARestart() {
        engine.deploy(Models.job("job", "greet"));
        long before = engine.startInstance("job", Map.of("name", "before"));
        engine.restart();
        long after = engine.startInstance("job", Map.of("name", "after"));
        Queue<ActivatedJob> seen = new ConcurrentLinkedQueue<>();
        try (JobWorker worker = worker("greet", true, seen)) {
            await().untilAsserted(() -> assertThat(seen)
                    .extracting(ActivatedJob::getProcessInstanceKey)
                    .containsExactlyInAnyOrder(before, after));
        }
    }

    @Test
    void tellsItsTopologyOverRestAndGrpc() {
        var topology = engine.client().newTopologyRequest().send().join();
        assertThat(topology.getBrokers()).hasSize(1);
        assertThat(topology.getGatewayVersion()).startsWith("8.8.");
        var overRest = engine.client().newTopologyRequest().useRest().send().join();
        assertThat(overRest.getBrokers()).hasSize(1);
    }

    private JobWorker worker(String type, boolean streaming, Queue<ActivatedJob> seen) {
        return engine.client()
                .newWorker()
                .jobType(type)
                .handler((client, job) -> {
                    seen.add(job);
                    client.newCompleteCommand(job)
                            .variables(Map.of("greeted", true))
                            .send();
                })
                .streamEnabled(streaming)
                .fetchVariables(List.of("name"))
                .open();
    }
}
