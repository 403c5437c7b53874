package io.careflow.complaint;

import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.engine.HopelessJob;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notices that a deadline is near or missed: one for each metric, cycle and level. */
@Service
public class Escalations {

    private static final Logger log = LoggerFactory.getLogger(Escalations.class);

    private final ComplaintRepository complaints;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final Clock clock;

    Escalations(ComplaintRepository complaints, Timeline timeline, JdbcClient jdbc, Clock clock) {
        this.complaints = complaints;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records a notice, unless this cycle already has it; a reopened complaint is in a new cycle.
     *
     * @param metric {@code first-response} or {@code resolution}
     * @param level {@code warning}, {@code breach} or {@code reopened-too-often}
     * @throws HopelessJob when there is no such complaint
     */
    @Transactional
    public void escalate(UUID complaintId, String metric, String level) {
        var complaint = complaints
                .findById(complaintId)
                .orElseThrow(() -> new HopelessJob("complaintId: there is no complaint " + complaintId));
        var added = jdbc.sql("""
                        insert into complaint_escalation (complaint_id, metric, cycle, level, at)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        complaintId,
                        metric,
                        complaint.reopenings,
                        level,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added == 1) {
            timeline.record(
                    NewInteraction.of(complaint.customerId, "escalated", "complaint.escalated." + metric + "." + level)
                            .about(complaintId));
            log.warn("Complaint {}: {} of {}", complaintId, level, metric);
        }
    }

    /** The notices of a complaint, oldest first. */
    public List<Escalation> of(UUID complaintId) {
        return jdbc.sql("select metric, level, cycle, at from complaint_escalation where complaint_id = ? order by at")
                .param(complaintId)
                .query((row, n) -> new Escalation(
                        row.getString("metric"),
                        row.getString("level"),
                        row.getInt("cycle"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /**
     * @param metric {@code first-response} or {@code resolution}
     * @param level {@code warning}, {@code breach} or {@code reopened-too-often}
     * @param cycle how often the complaint had been reopened by then
     * @param at when the notice was given
     */
    public record Escalation(String metric, String level, int cycle, Instant at) {}
}
