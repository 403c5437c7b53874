package io.careflow.desk;

import java.time.Instant;
import java.util.UUID;

/**
 * A user task as the desk knows it.
 *
 * @param key the engine's key of the user task, in decimal digits
 * @param name what is to be done, in the reader's language
 * @param elementId the model's id: {@code Task_Respond}
 * @param processId the model's process: {@code Process_ComplaintHandling}
 * @param group candidate group; null when the model names none
 * @param assignee login name of who claimed it; null while nobody has
 * @param dueAt null when the model sets none
 * @param priority 0 to 100; 50 unless the model says otherwise
 * @param state where it stands
 * @param complaintId null outside complaints
 * @param subjectId id of the record that its flow is about, a complaint or another one; null for none
 * @param customerId null where no customer is concerned
 * @param createdAt when the desk got to know it
 */
public record TaskView(
        String key,
        String name,
        String elementId,
        String processId,
        String group,
        String assignee,
        Instant dueAt,
        int priority,
        TaskState state,
        UUID complaintId,
        UUID subjectId,
        UUID customerId,
        Instant createdAt) {}
