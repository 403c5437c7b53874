package io.careflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.careflow.Api;
import io.careflow.CareflowTest;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@CareflowTest
@ExtendWith(OutputCaptureExtension.class)
class JobErrorsTest {

    record Input(@NotBlank String reference) {}

    @Autowired
    CamundaClient client;

    @Autowired
    JobInputs inputs;

    @Autowired
    JobRuns runs;

    @Autowired
    Incidents incidents;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final AtomicInteger calls = new AtomicInteger();
    private TestFlow flow;
    private Api ops;
    private JobWorker worker;

    @BeforeEach
    void someFlow() {
        flow = TestFlow.deployed(client);
        ops = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "ops");
    }

    @AfterEach
    void stopWorking() {
        if (worker != null) {
            worker.close();
        }
    }

    @Test
    void anInvalidVariableMakesAnIncidentThatNamesItAndGoesOnOnceMended(CapturedOutput output) {
        worker = flow.work((jobs, job) -> {
            calls.incrementAndGet();
            inputs.read(job, Input.class);
            jobs.newCompleteCommand(job).send().join();
        });
        var instance = flow.start(Map.of("reference", " ", "complaintId", UUID.randomUUID()));

        var incident =
                await().until(() -> incidentOf(instance), Optional::isPresent).orElseThrow();
        assertThat(calls).hasValue(1);
        assertThat(incident.get("reason").asString()).isEqualTo("Variable 'reference' must not be blank");
        assertThat(incident.get("processId").asString()).isEqualTo(flow.id);
        assertThat(incident.get("elementId").asString()).isEqualTo("Task_Work");
        assertThat(incident.get("errorType").asString()).isEqualTo("JOB_NO_RETRIES");
        assertThat(incident.get("since").isNull()).isFalse();
        await().until(() -> incidents.openCount() > 0);
        await().until(() ->
                output.getAll().contains("Incident " + incident.get("key").asString() + " stops instance " + instance));

        client.newSetVariablesCommand(instance)
                .variables(Map.of("reference", "R-1"))
                .send()
                .join();
        assertThat(resolve(incident)).isEqualTo(204);
        await().untilAtomic(calls, org.hamcrest.Matchers.is(2));
        await().until(() -> incidentOf(instance).isEmpty());
        assertThat(resolve(incident)).isIn(404, 409);
        assertThat(jdbc.sql("select actor from audit_entry where action = 'resolve-incident' and subject_id = ?")
                        .param(incident.get("key").asString())
                        .query(String.class)
                        .list())
                .containsExactly("ops");
    }

    @Test
    void aTransientFaultIsTriedAgainLaterAndThenBecomesAnIncidentWithoutPersonalData() {
        worker = flow.work((jobs, job) -> {
            calls.incrementAndGet();
            throw new IllegalStateException("mail to li.na@example.com bounced");
        });
        var instance = flow.start(Map.of());

        await().untilAtomic(calls, org.hamcrest.Matchers.is(1));
        advance(Duration.ofSeconds(5));
        await().during(Duration.ofSeconds(1)).untilAtomic(calls, org.hamcrest.Matchers.is(1));
        advance(Duration.ofSeconds(6));
        await().untilAtomic(calls, org.hamcrest.Matchers.is(2));
        advance(Duration.ofSeconds(21));
        var incident =
                await().until(() -> incidentOf(instance), Optional::isPresent).orElseThrow();
        assertThat(calls).hasValue(3);
        assertThat(incident.get("reason").asString())
                .startsWith("IllegalStateException at io.careflow.engine.JobErrorsTest")
                .doesNotContain("example.com");
    }

    @Test
    void aBusinessErrorThatNoModelCatchesIsAnIncidentWithItsCode() {
        worker = flow.work((jobs, job) -> {
            throw new BusinessError("Err_CustomerUnreachable", "no address is known");
        });
        var instance = flow.start(Map.of());

        var incident =
                await().until(() -> incidentOf(instance), Optional::isPresent).orElseThrow();
        assertThat(incident.get("errorType").asString()).isEqualTo("UNHANDLED_ERROR_EVENT");
        assertThat(incident.get("reason").asString()).contains("Err_CustomerUnreachable");
    }

    @Test
    void anIncidentNamesTheComplaintThatTheInstanceHandles() {
        var complaint = UUID.randomUUID().toString();
        worker = flow.work((jobs, job) -> {
            runs.once(job, Map::of);
            throw new HopelessJob("The record is gone");
        });
        var instance = flow.start(Map.of("complaintId", complaint));

        var incident =
                await().until(() -> incidentOf(instance), Optional::isPresent).orElseThrow();
        assertThat(incident.get("complaintId").asString()).isEqualTo(complaint);
    }

    @Test
    void onlyOperationsSeeAndResolveIncidents() {
        assertThat(ops.as("agent").get("/api/incidents").status()).isEqualTo(403);
        assertThat(ops.as("agent").post("/api/incidents/1/resolve", "").status())
                .isEqualTo(403);
        assertThat(ops.post("/api/incidents/1/resolve", "").status()).isEqualTo(404);
        assertThat(ops.post("/api/incidents/one/resolve", "").status()).isEqualTo(400);
        assertThat(ops.get("/api/incidents?page=nonsense").status()).isEqualTo(400);
    }

    private Optional<JsonNode> incidentOf(long instance) {
        return ops.all("/api/incidents").stream()
                .filter(incident -> incident.get("instanceKey").asString().equals(Long.toString(instance)))
                .findFirst();
    }

    private int resolve(JsonNode incident) {
        return ops.post("/api/incidents/" + incident.get("key").asString() + "/resolve", "")
                .status();
    }

    private void advance(Duration by) {
        assertThat(ops.post("/api/clock/advance", "{\"by\":\"" + by + "\"}").status())
                .isEqualTo(200);
    }
}
