package io.careflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.careflow.CareflowTest;
import io.careflow.desk.DeskFixture;
import io.careflow.engine.embedded.EmbeddedEngine;
import io.careflow.engine.embedded.EmbeddedEngineSettings;
import io.careflow.platform.MovableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The engine goes away under the running application and comes back with its data, on the same ports. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Resources.SYSTEM_OUT)
@CareflowTest
@DirtiesContext
class EngineOutageTest {

    private static final MovableClock ENGINE_CLOCK = MovableClock.transientClock();
    private static EmbeddedEngineSettings settings = new EmbeddedEngineSettings(
            Path.of("target/test-home", UUID.randomUUID().toString()), ENGINE_CLOCK, 0, 0);
    private static EmbeddedEngine engine;

    @LocalServerPort
    int port;

    @Autowired
    ProcessMessages messages;

    @Autowired
    ModelSet models;

    @Autowired
    ModelPreparation preparation;

    @Autowired
    DeployedModels deployed;

    @Autowired
    OutboxWatch watch;

    @Autowired
    MeterRegistry meters;

    @Autowired
    JobRuns runs;

    @Autowired
    CamundaClient client;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void anEngineOfOurOwn(DynamicPropertyRegistry properties) {
        engine = EmbeddedEngine.start(settings);
        settings = new EmbeddedEngineSettings(
                settings.directory(),
                ENGINE_CLOCK,
                engine.grpcAddress().getPort(),
                engine.restAddress().getPort());
        properties.add("camunda.client.mode", () -> "self-managed");
        properties.add("camunda.client.grpc-address", () -> engine.grpcAddress().toString());
        properties.add("camunda.client.rest-address", () -> engine.restAddress().toString());
    }

    @AfterEach
    void engineIsThere() {
        if (!engine.isHealthy()) {
            engine = EmbeddedEngine.start(settings);
        }
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @Test
    void whatIsPublishedWhileTheEngineIsAwayArrivesOnceWhenItIsBack() {
        var started = new CopyOnWriteArrayList<String>();
        var flow = TestFlow.deployed(client);
        try (var worker = flow.work((jobs, job) -> {
            runs.once(job, () -> {
                started.add((String) job.getVariablesAsMap().get("complaintId"));
                return null;
            });
            jobs.newCompleteCommand(job).send().join();
        })) {
            engine.close();
            var complaints = IntStream.range(0, 250).mapToObj(i -> "C-" + i).toList();
            complaints.forEach(complaint -> transaction.executeWithoutResult(
                    status -> messages.publish(flow.message, complaint, Map.of("complaintId", complaint))));
            watch.look();
            assertThat(meters.get("careflow.outbox.waiting").gauge().value()).isEqualTo(250);
            assertThat(meters.get("careflow.outbox.age").gauge().value()).isPositive();

            engine = EmbeddedEngine.start(settings);

            await().untilAsserted(() -> assertThat(started).containsExactlyInAnyOrderElementsOf(complaints));
            await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from process_message")
                            .query(Long.class)
                            .single())
                    .isZero());
            watch.look();
            assertThat(meters.get("careflow.outbox.waiting").gauge().value()).isZero();
        }
    }

    @Test
    void complaintsAreTakenAndTasksAreRefusedWhileTheEngineIsAway() {
        var desk = new DeskFixture(port);
        var key = desk.keyOf(desk.complaint("Before the outage"), "Task_Respond");
        engine.close();

        var claim = desk.as("agent").post("/api/tasks/" + key + "/claim", "{}");
        assertThat(claim.status()).isEqualTo(503);
        assertThat(claim.json().get("title").asString()).isNotEmpty();
        assertThat(desk.as("ops").get("/api/incidents").status()).isEqualTo(503);
        assertThat(desk.isOpen(key)).isTrue();
        var meanwhile = desk.complaint("During the outage");

        engine = EmbeddedEngine.start(settings);
        assertThat(desk.keyOf(meanwhile, "Task_Respond")).isNotEmpty();
        assertThat(desk.as("agent").post("/api/tasks/" + key + "/claim", "{}").status())
                .isEqualTo(200);
    }

    @Test
    void modelsAreDeployedAsSoonAsTheEngineIsThere() {
        engine.close();
        var process = "Process_" + UUID.randomUUID();
        var file = new ModelFile(
                "bpmn/late.bpmn",
                Bpmn.convertToString(
                        Bpmn.createExecutableProcess(process).startEvent().done()));
        var deployment = new ModelDeployment(models, preparation, deployed, client);

        deployment.deploy(List.of(file));

        var health = new ModelsHealthIndicator(deployment);
        assertThat(deployment.isDone()).isFalse();
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        engine = EmbeddedEngine.start(settings);
        await().until(deployment::isDone);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(client.newCreateInstanceCommand()
                        .bpmnProcessId(process)
                        .latestVersion()
                        .send()
                        .join()
                        .getVersion())
                .isEqualTo(1);
    }
}
