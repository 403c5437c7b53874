package io.careflow.complaint;

import static io.careflow.platform.SqlTime.instant;

import io.careflow.complaint.ComplaintView.Deadline;
import io.careflow.customer.CustomerVisibility;
import io.careflow.customer.Timeline;
import io.careflow.desk.OpenTasks;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import io.careflow.servicelevel.ClockView;
import io.careflow.servicelevel.ClockViews;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Complaints of the customers whom the reader may see, as people and other systems see them; operations see no words of
 * the customer.
 */
@Service
@Transactional(readOnly = true)
public class ComplaintViews {

    private static final int PAGE = 50;

    private final ComplaintRepository complaints;
    private final Escalations escalations;
    private final ClockViews clocks;
    private final OpenTasks tasks;
    private final CustomerVisibility visibility;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final Clock clock;

    ComplaintViews(
            ComplaintRepository complaints,
            Escalations escalations,
            ClockViews clocks,
            OpenTasks tasks,
            CustomerVisibility visibility,
            Timeline timeline,
            JdbcClient jdbc,
            Clock clock) {
        this.complaints = complaints;
        this.escalations = escalations;
        this.clocks = clocks;
        this.tasks = tasks;
        this.visibility = visibility;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws ProblemException 404 when there is none with this id that the reader may see */
    public ComplaintView one(UUID id) {
        return view(visible(id), Staff.current().seesPeople());
    }

    /**
     * A complaint as whoever brought it in is told: without words where the customer is not theirs to see.
     *
     * @throws ProblemException 404 when there is none with this id
     */
    public ComplaintView accepted(UUID id) {
        var row = complaints.findById(id).orElseThrow(ComplaintViews::unknown);
        return view(row, Staff.current().seesPeople() && visibility.sees(row.customerId));
    }

    private Complaint visible(UUID id) {
        return complaints
                .findById(id)
                .filter(complaint -> visibility.sees(complaint.customerId))
                .orElseThrow(ComplaintViews::unknown);
    }

    static ProblemException unknown() {
        return ProblemException.notFound("There is no complaint with this id.");
    }

    private ComplaintView view(Complaint row, boolean words) {
        var id = row.id;
        var interactions = timeline.ofComplaint(id).stream()
                .map(interaction -> words ? interaction : interaction.withoutWords())
                .toList();
        return new ComplaintView(
                row.id,
                row.reference,
                row.status,
                row.customerId,
                row.channel,
                words ? row.subject : null,
                words ? row.description : null,
                row.category,
                row.severity,
                row.tier,
                row.candidateGroup,
                row.occurredAt,
                row.receivedAt,
                row.externalId,
                Map.of(
                        "firstResponse", deadline(row.firstResponseDueAt, row.firstRespondedAt, row),
                        "resolution", deadline(row.resolutionDueAt, row.resolvedAt, row)),
                row.reopenings,
                row.compensation,
                row.cause,
                row.outcome,
                row.closedAt,
                escalations.of(id),
                tasks.ofComplaint(id),
                interactions);
    }

    /**
     * The clocks of a complaint, in the order in which they were started.
     *
     * @throws ProblemException 404 when there is no such complaint
     */
    public List<ClockView> clocks(UUID id) {
        return clocks.of(ComplaintRecord.TYPE, visible(id).id);
    }

    /**
     * Newest first.
     *
     * @param status null for any
     * @param customerId null for anybody's
     * @param page {@code next} of the page before; null for the first
     */
    public Page<ComplaintSummary> list(ComplaintStatus status, UUID customerId, String page) {
        var words = Staff.current().seesPeople();
        var scope = visibility.current();
        var rows = jdbc.sql("""
                        select id, reference, status, customer_id, channel, subject, category, severity, tier,
                            received_at, first_response_due_at, resolution_due_at
                        from complaint
                        where (cast(:status as text) is null or status = :status)
                          and (cast(:customerId as uuid) is null or customer_id = customer_survivor(:customerId))
                          and (cast(:after as uuid) is null or id < :after)
                          and %s
                        order by id desc limit :limit""".formatted(scope.of("complaint.customer_id")))
                .param("status", status == null ? null : status.name())
                .param("customerId", customerId)
                .param("after", Page.after(page).orElse(null))
                .param("limit", PAGE + 1)
                .params(scope.parameters())
                .query((row, n) -> new ComplaintSummary(
                        row.getObject("id", UUID.class),
                        row.getString("reference"),
                        ComplaintStatus.valueOf(row.getString("status")),
                        row.getObject("customer_id", UUID.class),
                        ComplaintChannel.valueOf(row.getString("channel")),
                        words ? row.getString("subject") : null,
                        row.getString("category"),
                        row.getString("severity"),
                        row.getString("tier"),
                        instant(row, "received_at"),
                        instant(row, "first_response_due_at"),
                        instant(row, "resolution_due_at")))
                .list();
        return Page.of(rows, PAGE, row -> row.id().toString());
    }

    private Deadline deadline(Instant dueAt, Instant metAt, Complaint row) {
        var until = metAt != null ? metAt : row.closedAt != null ? row.closedAt : clock.instant();
        return new Deadline(dueAt, metAt, dueAt != null && until.isAfter(dueAt));
    }

    /** A complaint in a list; {@code subject} is null for who may not read it. */
    public record ComplaintSummary(
            UUID id,
            String reference,
            ComplaintStatus status,
            UUID customerId,
            ComplaintChannel channel,
            String subject,
            String category,
            String severity,
            String tier,
            Instant receivedAt,
            Instant firstResponseDueAt,
            Instant resolutionDueAt) {}
}
