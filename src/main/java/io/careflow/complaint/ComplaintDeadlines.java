package io.careflow.complaint;

import io.careflow.customer.CustomerVisibility;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.engine.ProcessMessages;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import io.careflow.servicelevel.Metric;
import io.careflow.servicelevel.Recalculations;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deadlines of a complaint that a person has recalculated. */
@Service
public class ComplaintDeadlines {

    private static final String RECALCULATED = "complaint-deadline-recalculated";

    private final ComplaintRepository complaints;
    private final CustomerVisibility visibility;
    private final Recalculations recalculations;
    private final ProcessMessages process;
    private final Timeline timeline;
    private final AuditTrail audit;

    ComplaintDeadlines(
            ComplaintRepository complaints,
            CustomerVisibility visibility,
            Recalculations recalculations,
            ProcessMessages process,
            Timeline timeline,
            AuditTrail audit) {
        this.complaints = complaints;
        this.visibility = visibility;
        this.recalculations = recalculations;
        this.process = process;
        this.timeline = timeline;
        this.audit = audit;
    }

    /**
     * Has a running or paused clock count by the policy and the calendar as they are now; the flow and its open tasks
     * follow.
     *
     * @param reason why, in the words of who is logged in
     * @throws ProblemException 404 when there is no such complaint or clock, 409 when the clock is over or the policy has
     *     no answer
     */
    @Transactional
    public void recalculate(UUID id, Metric metric, String reason) {
        var complaint = complaints
                .findLockedById(id)
                .filter(found -> visibility.sees(found.customerId))
                .orElseThrow(ComplaintViews::unknown);
        var due = recalculations.byCurrentPolicy(
                ComplaintRecord.TYPE, id, metric, Staff.current().name(), reason.strip());
        if (metric == Metric.FIRST_RESPONSE) {
            complaint.firstResponseDueAt = due;
        } else if (metric == Metric.RESOLUTION) {
            complaint.resolutionDueAt = due;
        }
        complaints.save(complaint);
        audit.record("recalculate-" + metric.code(), ComplaintRecord.TYPE, id.toString());
        timeline.record(
                NewInteraction.of(complaint.customerId, "recalculated", "complaint.recalculated." + metric.code())
                        .about(id));
        process.publish(RECALCULATED, id.toString(), Map.of("metric", metric.code(), "dueAt", due.toString()));
    }
}
