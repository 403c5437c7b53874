package io.careflow.complaint;

import io.careflow.complaint.Escalations.Escalation;
import io.careflow.customer.Interaction;
import io.careflow.desk.TaskView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Everything about one complaint. {@code subject}, {@code description} and the texts of the timeline are null for who
 * may not read them; severity, group and deadlines are null until it is classified.
 *
 * @param deadlines by clock: {@code firstResponse}, {@code resolution}
 * @param reopenings how often the customer refused a resolution
 * @param compensation in the company's currency; null where none was paid
 * @param escalations notices given, oldest first
 * @param openTasks what people have to do for it now
 * @param timeline newest first
 */
public record ComplaintView(
        UUID id,
        String reference,
        ComplaintStatus status,
        UUID customerId,
        ComplaintChannel channel,
        String subject,
        String description,
        String category,
        String severity,
        String tier,
        String group,
        Instant occurredAt,
        Instant receivedAt,
        String externalId,
        Map<String, Deadline> deadlines,
        int reopenings,
        BigDecimal compensation,
        String cause,
        String outcome,
        Instant closedAt,
        List<Escalation> escalations,
        List<TaskView> openTasks,
        List<Interaction> timeline) {

    /**
     * @param dueAt null until it is known
     * @param metAt null while the clock runs
     * @param breached whether it was met too late, or is overdue now
     */
    public record Deadline(Instant dueAt, Instant metAt, boolean breached) {}
}
