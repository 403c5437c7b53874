package io.careflow.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A user task as its row holds it.
 *
 * @param key the engine's key
 * @param name as the model calls it; null when only the listener told of it
 * @param formKey the engine's key of the deployed form; null without a form
 * @param groups candidate groups; may be empty
 * @param assignee null while nobody claimed it
 * @param dueAt null when the model sets none
 * @param subjectId id of the record that the flow is about, a complaint or another one; null where it is about none
 * @param variables the flow's facts that its form starts with
 */
public record DeskTask(
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
        TaskState state,
        Instant createdAt,
        Map<String, Object> variables) {

    /** The first candidate group, which is what people call the task's group; null when there is none. */
    public String group() {
        return groups.isEmpty() ? null : groups.getFirst();
    }

    /** Whether it is still to be done. */
    public boolean open() {
        return state == TaskState.OPEN;
    }

    /** Whether that member of staff has claimed it. */
    public boolean claimedBy(String staff) {
        return staff.equals(assignee);
    }
}
