package io.careflow.engine;

import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ListenerEventType;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.careflow.ReceivedComplaint;
import io.careflow.engine.embedded.EmbeddedEngine;
import io.careflow.engine.embedded.EmbeddedEngineSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The engine with the complaint model and workers that do nothing: what careflow's own work is measured against. */
public final class BareEngine {

    private static final int IN_FLIGHT = 64;
    private static final String SOON = Instant.now().plus(Duration.ofDays(2)).toString();

    private BareEngine() {}

    /**
     * Starts instances as fast as they go.
     *
     * @return complaints a second that reached their first user task
     */
    public static double instancesPerSecond(Path directory, int warmUp, int instances) throws Exception {
        Files.createDirectories(directory);
        try (var engine = EmbeddedEngine.start(new EmbeddedEngineSettings(directory, Clock.systemUTC(), 0, 0));
                var client = CamundaClient.newClientBuilder()
                        .grpcAddress(engine.grpcAddress())
                        .restAddress(engine.restAddress())
                        .preferRestOverGrpc(false)
                        .build()) {
            deploy(client);
            var tasks = new AtomicInteger();
            idleWorkers(client, tasks);
            start(client, warmUp, "warm-up-");
            await().atMost(Duration.ofMinutes(5)).until(() -> tasks.get() >= warmUp);
            tasks.set(0);
            var began = System.nanoTime();
            start(client, instances, "bare-");
            await().pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofMinutes(10))
                    .until(() -> tasks.get() >= instances);
            return instances / ((System.nanoTime() - began) / 1e9);
        }
    }

    private static void deploy(CamundaClient client) throws IOException {
        var file = Path.of("bpmn/complaint-handling.bpmn");
        var process = Bpmn.readModelFromStream(new ByteArrayInputStream(Files.readAllBytes(file)));
        var command = client.newDeployResourceCommand()
                .addResourceString(
                        DeskListeners.addMissing(process).orElseThrow(), StandardCharsets.UTF_8, file.toString())
                .addResourceFile("bpmn/service-level-notices.bpmn");
        for (var folder : new String[] {"dmn", "templates/forms"}) {
            try (var files = Files.list(Path.of(folder))) {
                for (var resource : files.toList()) {
                    command = command.addResourceFile(resource.toString());
                }
            }
        }
        command.send().join();
    }

    private static void idleWorkers(CamundaClient client, AtomicInteger tasks) {
        worker(client, "start-clock", Map.of("dueAt", SOON));
        worker(client, "update-record", Map.of());
        worker(client, "send-message", Map.of());
        worker(client, "give-clock-notices", Map.of());
        worker(client, DeskListeners.TYPE, (jobs, job) -> {
            jobs.newCompleteCommand(job).send();
            if (job.getListenerEventType() == ListenerEventType.CREATING) {
                tasks.incrementAndGet();
            }
        });
    }

    private static void worker(CamundaClient client, String type, Map<String, Object> result) {
        worker(client, type, (jobs, job) -> jobs.newCompleteCommand(job)
                .variables(result)
                .send());
    }

    private static void worker(CamundaClient client, String type, JobHandler handler) {
        client.newWorker()
                .jobType(type)
                .handler(handler)
                .maxJobsActive(64)
                .streamEnabled(true)
                .open();
    }

    private static void start(CamundaClient client, int instances, String prefix) throws InterruptedException {
        var free = new Semaphore(IN_FLIGHT);
        for (var n = 0; n < instances; n++) {
            free.acquire();
            client.newPublishMessageCommand()
                    .messageName("complaint-received")
                    .correlationKey(prefix + n)
                    .messageId(prefix + n)
                    .timeToLive(Duration.ofDays(1))
                    .variables(ReceivedComplaint.variables(prefix + n, Instant.now()))
                    .send()
                    .whenComplete((published, fault) -> free.release());
        }
    }
}
