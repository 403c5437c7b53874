package io.careflow.complaint;

import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.engine.HopelessJob;
import io.careflow.servicelevel.ClockNotice;
import io.careflow.servicelevel.Metric;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
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

    /** Puts the notice of a clock on record, in the clock's own transaction. */
    @EventListener
    void on(ClockNotice notice) {
        if (notice.subjectType().equals(ComplaintRecord.TYPE)) {
            record(
                    complaint(notice.subjectId()),
                    notice.metric().code(),
                    notice.cycle(),
                    notice.level(),
                    notice.group(),
                    notice.late());
        }
    }

    /**
     * Records that a person of another group has to look at a complaint, once in a cycle.
     *
     * @param level {@code reopened-too-often}
     * @param group candidate group that is notified
     * @throws HopelessJob when there is no such complaint
     */
    @Transactional
    public void escalate(UUID complaintId, String level, String group) {
        var complaint = complaint(complaintId);
        record(complaint, Metric.RESOLUTION.code(), complaint.reopenings, level, group, Duration.ZERO);
    }

    private Complaint complaint(UUID id) {
        return complaints.findById(id).orElseThrow(() -> new HopelessJob("complaintId: there is no complaint " + id));
    }

    private void record(Complaint complaint, String metric, int cycle, String level, String group, Duration late) {
        var added = jdbc.sql("""
                        insert into complaint_escalation (complaint_id, metric, cycle, level, group_name, at, late_seconds)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        complaint.id,
                        metric,
                        cycle,
                        level,
                        group,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        late.toSeconds())
                .update();
        if (added == 1) {
            timeline.record(
                    NewInteraction.of(complaint.customerId, "escalated", "complaint.escalated." + metric + "." + level)
                            .about(complaint.id));
            log.warn("Complaint {}: {} of {}, told to {}", complaint.id, level, metric, group);
        }
    }

    /** The notices of a complaint, oldest first. */
    public List<Escalation> of(UUID complaintId) {
        return jdbc.sql(
                        "select metric, level, cycle, group_name, at, late_seconds from complaint_escalation where complaint_id = ? order by at")
                .param(complaintId)
                .query((row, n) -> new Escalation(
                        row.getString("metric"),
                        row.getString("level"),
                        row.getInt("cycle"),
                        row.getString("group_name"),
                        row.getTimestamp("at").toInstant(),
                        row.getLong("late_seconds")))
                .list();
    }

    /**
     * @param metric {@code first-response}, {@code next-response} or {@code resolution}
     * @param level a rung of the escalation ladder ({@code warning}, {@code breach}, ...) or {@code reopened-too-often}
     * @param cycle how often the complaint had been reopened by then
     * @param group candidate group that was notified
     * @param at when the notice was given
     * @param lateSeconds how long after its time; 0 when in time
     */
    public record Escalation(String metric, String level, int cycle, String group, Instant at, long lateSeconds) {}
}
