package io.careflow;

import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hamcrest.Matchers;

/** A flow of one service task on the real engine, to see what its worker makes of some variables. */
public final class OneTaskFlow {

    private final CamundaClient engine;
    private final String process = "Process_Try" + UUID.randomUUID().toString().replace("-", "");

    public OneTaskFlow(CamundaClient engine, String jobType) {
        this.engine = engine;
        var model = Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("Task_Try", task -> task.zeebeJobType(jobType))
                .endEvent()
                .done();
        engine.newDeployResourceCommand()
                .addProcessModel(model, process + ".bpmn")
                .send()
                .join();
    }

    /** The variables at the end of the flow. */
    public Map<String, Object> run(Map<String, Object> variables) {
        return engine.newCreateInstanceCommand()
                .bpmnProcessId(process)
                .latestVersion()
                .variables(variables)
                .withResult()
                .requestTimeout(Duration.ofSeconds(20))
                .send()
                .join()
                .getVariablesAsMap();
    }

    /** The message of the incident in which the flow gets stuck. */
    public String incident(Map<String, Object> variables) {
        var instance = engine.newCreateInstanceCommand()
                .bpmnProcessId(process)
                .latestVersion()
                .variables(variables)
                .send()
                .join()
                .getProcessInstanceKey();
        return await().until(() -> incidentOf(instance), Matchers.notNullValue());
    }

    private String incidentOf(long instance) {
        return engine
                .newIncidentSearchRequest()
                .filter(filter -> filter.processInstanceKey(instance))
                .send()
                .join()
                .items()
                .stream()
                .map(incident -> incident.getErrorMessage())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
