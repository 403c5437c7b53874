package io.careflow.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class IncidentTest {

    @TempDir
    Path folder;

    private EngineFixture engine;

    @BeforeEach
    void start() {
        engine = new EngineFixture(folder);
        engine.deploy(Bpmn.createExecutableProcess("broken")
                .startEvent()
                .userTask("respond", task -> task.zeebeUserTask().zeebeDueDate("=assert(dueAt, dueAt != null)"))
                .endEvent()
                .done());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void findsAnIncidentWithEverythingOperationsNeed() {
        long instance = engine.startInstance("broken", Map.of());
        assertThat(awaitIncidents(1)).singleElement().satisfies(incident -> {
            assertThat(incident.getProcessDefinitionId()).isEqualTo("broken");
            assertThat(incident.getProcessInstanceKey()).isEqualTo(instance);
            assertThat(incident.getElementId()).isEqualTo("respond");
            assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.EXTRACT_VALUE_ERROR);
            assertThat(incident.getErrorMessage()).contains("dueAt");
            assertThat(incident.getState()).isEqualTo(IncidentState.ACTIVE);
            assertThat(incident.getTenantId()).isEqualTo("<default>");
            assertThat(incident.getJobKey()).isNull();
            assertThat(incident.getCreationTime()).isCloseTo(OffsetDateTime.now(), within(1, ChronoUnit.MINUTES));
        });
    }

    @Test
    void incidentsAndTheirTimesSurviveRestartsByCheckpointAndByReplay() {
        engine.startInstance("broken", Map.of());
        OffsetDateTime since = awaitIncidents(1).getFirst().getCreationTime();
        engine.advance(Duration.ofDays(3));
        engine.restart();
        assertThat(incidents())
                .singleElement()
                .extracting(Incident::getCreationTime)
                .isEqualTo(since);
        engine.restart();
        assertThat(incidents())
                .singleElement()
                .extracting(Incident::getCreationTime)
                .isEqualTo(since);
    }

    @Test
    void anIncidentWhoseCauseIsGoneIsResolved() {
        long instance = engine.startInstance("broken", Map.of());
        Incident incident = awaitIncidents(1).getFirst();
        engine.client()
                .newSetVariablesCommand(instance)
                .variables(Map.of("dueAt", "2026-01-01T00:00:00Z"))
                .send()
                .join();
        engine.client()
                .newResolveIncidentCommand(incident.getIncidentKey())
                .useRest()
                .send()
                .join();
        await().untilAsserted(() ->
                assertThat(incidents()).extracting(Incident::getIncidentKey).doesNotContain(incident.getIncidentKey()));
    }

    @Test
    void anUnknownIncidentIsNotFound() {
        ProblemException missing = catchThrowableOfType(ProblemException.class, () -> engine.client()
                .newResolveIncidentCommand(4711)
                .useRest()
                .send()
                .join());
        assertThat(missing.details().getStatus()).isEqualTo(404);
        assertThat(missing.details().getTitle()).isEqualTo("NOT_FOUND");
    }

    @Test
    void countsRunningInstancesAndMarksThoseInTrouble() {
        engine.deploy(Models.job("fine", "nobody"));
        long fine = engine.startInstance("fine", Map.of());
        long broken = engine.startInstance("broken", Map.of());
        awaitIncidents(1);
        assertThat(instances())
                .extracting(ProcessInstance::getProcessInstanceKey)
                .containsExactly(fine, broken);
        assertThat(instances()).extracting(ProcessInstance::getHasIncident).containsExactly(false, true);
        assertThat(instances()).extracting(ProcessInstance::getState).containsOnly(ProcessInstanceState.ACTIVE);
        assertThat(instances()).extracting(ProcessInstance::getStartDate).doesNotContainNull();
        var one = engine.client()
                .newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionId("fine").state(ProcessInstanceState.ACTIVE))
                .send()
                .join();
        assertThat(one.items())
                .extracting(ProcessInstance::getProcessInstanceKey)
                .containsExactly(fine);
        engine.client().newCancelInstanceCommand(fine).send().join();
        await().untilAsserted(() -> assertThat(instances()).hasSize(1));
    }

    private List<ProcessInstance> instances() {
        return engine.client().newProcessInstanceSearchRequest().send().join().items();
    }

    private List<Incident> awaitIncidents(int count) {
        await().untilAsserted(() -> assertThat(incidents()).hasSize(count));
        return incidents();
    }

    private List<Incident> incidents() {
        return engine.client()
                .newIncidentSearchRequest()
                .filter(filter -> filter.state(IncidentState.ACTIVE))
                .sort(sort -> sort.creationTime().desc())
                .send()
                .join()
                .items();
    }
}
