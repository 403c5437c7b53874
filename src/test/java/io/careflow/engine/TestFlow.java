package io.careflow.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.util.Map;
import java.util.UUID;

/** A process of one step that a message or a command starts, with names of its own so that tests do not disturb each other. */
final class TestFlow {

    final String id = "Process_" + UUID.randomUUID();
    final String message = "start-" + id;
    final String jobType = "work-" + id;

    private final CamundaClient client;

    private TestFlow(CamundaClient client) {
        this.client = client;
    }

    static TestFlow deployed(CamundaClient client) {
        var flow = new TestFlow(client);
        var process = Bpmn.createExecutableProcess(flow.id);
        process.startEvent()
                .serviceTask("Task_Work", task -> task.zeebeJobType(flow.jobType))
                .endEvent();
        var model = process.startEvent("Start_Message")
                .message(start -> start.name(flow.message).zeebeCorrelationKey("=complaintId"))
                .connectTo("Task_Work")
                .done();
        client.newDeployResourceCommand()
                .addProcessModel(model, flow.id + ".bpmn")
                .send()
                .join();
        return flow;
    }

    long start(Map<String, Object> variables) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId(id)
                .latestVersion()
                .variables(variables)
                .send()
                .join()
                .getProcessInstanceKey();
    }

    JobWorker work(JobHandler handler) {
        return client.newWorker()
                .jobType(jobType)
                .handler(handler)
                .streamEnabled(true)
                .open();
    }
}
