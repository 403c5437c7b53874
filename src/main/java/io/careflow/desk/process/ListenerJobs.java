package io.careflow.desk.process;

import io.camunda.client.api.response.ActivatedJob;
import io.careflow.desk.TaskFacts;
import io.careflow.engine.InvalidVariable;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads what a task listener's job tells. */
@Component
class ListenerJobs {

    TaskFacts facts(ActivatedJob job) {
        var task = job.getUserTask();
        var variables = job.getVariablesAsMap();
        return new TaskFacts(
                task.getUserTaskKey(),
                job.getElementId(),
                job.getBpmnProcessId(),
                job.getProcessInstanceKey(),
                null,
                task.getFormKey(),
                task.getCandidateGroups(),
                task.getAssignee(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                Optional.ofNullable(task.getPriority()).orElse(TaskFacts.USUAL_PRIORITY),
                id(variables.get("complaintId"), "complaintId"),
                subject(variables),
                id(variables.get("customerId"), "customerId"),
                variables,
                job.getKey());
    }

    /** The flow's own record; a complaint's process carries it by its name. */
    private static UUID subject(Map<String, Object> variables) {
        var complaint = id(variables.get("complaintId"), "complaintId");
        return complaint == null ? id(variables.get("subjectId"), "subjectId") : complaint;
    }

    private static UUID id(Object value, String variable) {
        try {
            return value == null ? null : UUID.fromString(value.toString());
        } catch (IllegalArgumentException e) {
            throw new InvalidVariable(variable, "must be a UUID");
        }
    }
}
