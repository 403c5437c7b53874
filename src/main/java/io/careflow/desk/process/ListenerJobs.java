package io.careflow.desk.process;

import io.camunda.client.api.response.ActivatedJob;
import io.careflow.desk.TaskFacts;
import io.careflow.engine.InvalidVariable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads what a task listener's job tells. */
@Component
class ListenerJobs {

    private static final int USUAL_PRIORITY = 50;

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
                Optional.ofNullable(task.getCandidateGroups()).orElse(List.of()),
                Optional.ofNullable(task.getAssignee())
                        .filter(name -> !name.isEmpty())
                        .orElse(null),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                Optional.ofNullable(task.getPriority()).orElse(USUAL_PRIORITY),
                id(variables.get("complaintId"), "complaintId"),
                id(variables.get("customerId"), "customerId"),
                variables,
                job.getKey());
    }

    private static UUID id(Object value, String variable) {
        try {
            return value == null ? null : UUID.fromString(value.toString());
        } catch (IllegalArgumentException e) {
            throw new InvalidVariable(variable, "must be a UUID");
        }
    }
}
