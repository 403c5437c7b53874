package io.careflow.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the engine tells of a user task.
 *
 * @param name as the model calls it; null where the engine does not say
 * @param groups null becomes the empty list
 * @param assignee null while nobody claimed it; an empty one becomes null
 * @param subjectId id of the record that the flow is about, a complaint or another one; null where it is about none
 * @param variables the flow's facts; empty where the engine does not say
 * @param jobKey the listener job that told it: a task's later jobs have higher keys; 0 when a search told it
 */
public record TaskFacts(
        long key,
        String elementId,
        String processId,
        long processInstanceKey,
        String name,
        Long formKey,
        List<String> groups,
        String assignee,
        Instant dueAt,
        int priority,
        UUID complaintId,
        UUID subjectId,
        UUID customerId,
        Map<String, Object> variables,
        long jobKey) {

    /** The engine's default. */
    public static final int USUAL_PRIORITY = 50;

    /** The same task with somebody else, null for nobody yet, and for other groups. */
    public TaskFacts assigned(String to, List<String> candidates) {
        return new TaskFacts(
                key,
                elementId,
                processId,
                processInstanceKey,
                name,
                formKey,
                candidates,
                to,
                dueAt,
                priority,
                complaintId,
                subjectId,
                customerId,
                variables,
                jobKey);
    }

    public TaskFacts {
        groups = groups == null ? List.of() : groups;
        assignee = "".equals(assignee) ? null : assignee;
    }
}
