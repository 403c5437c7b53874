package io.careflow.complaint;

import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.desk.GroupNotice;
import io.careflow.desk.GroupNotices;
import io.careflow.engine.HopelessJob;
import io.careflow.platform.Ids;
import io.careflow.servicelevel.ClockNotice;
import io.careflow.servicelevel.ClockViews;
import io.careflow.servicelevel.Metric;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who was told about a complaint: by its clocks, which keep that themselves, and by its flow. */
@Service
public class Escalations {

    private static final Logger log = LoggerFactory.getLogger(Escalations.class);

    private final ComplaintRepository complaints;
    private final ClockViews clocks;
    private final GroupNotices notices;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Escalations(
            ComplaintRepository complaints,
            ClockViews clocks,
            GroupNotices notices,
            Timeline timeline,
            JdbcClient jdbc,
            Ids ids,
            Clock clock) {
        this.complaints = complaints;
        this.clocks = clocks;
        this.notices = notices;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** Tells of the notice of a clock, in the clock's own transaction. */
    @EventListener
    void on(ClockNotice notice) {
        if (notice.subjectType().equals(ComplaintRecord.TYPE)) {
            tell(
                    complaint(notice.subjectId()),
                    notice.id(),
                    notice.metric().code(),
                    notice.level(),
                    notice.group(),
                    notice.at());
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
        var now = clock.instant();
        var added = jdbc.sql("""
                        insert into complaint_escalation (complaint_id, cycle, level, group_name, at)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(complaint.id, complaint.reopenings, level, group, now.atOffset(ZoneOffset.UTC))
                .update();
        if (added == 1) {
            tell(complaint, ids.next(), Metric.RESOLUTION.code(), level, group, now);
        }
    }

    private Complaint complaint(UUID id) {
        return complaints.findById(id).orElseThrow(() -> new HopelessJob("complaintId: there is no complaint " + id));
    }

    private void tell(Complaint complaint, UUID id, String metric, String level, String group, Instant at) {
        var summary = "complaint.escalated." + metric + "." + level;
        notices.tell(GroupNotice.open(id, group, complaint.id, summary, at));
        timeline.record(
                NewInteraction.of(complaint.customerId, "escalated", summary).about(complaint.id));
        log.warn("Complaint {}: {} of {}, told to {}", complaint.id, level, metric, group);
    }

    /** The notices about a complaint, oldest first. */
    public List<Escalation> of(UUID complaintId) {
        return Stream.concat(
                        clocks.notices(ComplaintRecord.TYPE, complaintId).stream()
                                .map(notice -> new Escalation(
                                        notice.metric().code(),
                                        notice.level(),
                                        notice.cycle(),
                                        notice.group(),
                                        notice.at(),
                                        notice.late().toSeconds())),
                        ofTheFlow(complaintId).stream())
                .sorted(Comparator.comparing(Escalation::at))
                .toList();
    }

    private List<Escalation> ofTheFlow(UUID complaintId) {
        return jdbc.sql("select level, cycle, group_name, at from complaint_escalation where complaint_id = ?")
                .param(complaintId)
                .query((row, n) -> new Escalation(
                        Metric.RESOLUTION.code(),
                        row.getString("level"),
                        row.getInt("cycle"),
                        row.getString("group_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        0))
                .list();
    }

    /**
     * @param metric {@code first-response}, {@code next-response} or {@code resolution}
     * @param level a rung of the escalation ladder ({@code warning}, {@code breach}, ...) or {@code reopened-too-often}
     * @param cycle how often notifying had begun anew by then
     * @param group candidate group that was notified
     * @param at when the notice was given
     * @param lateSeconds how long after its time; 0 when in time
     */
    public record Escalation(String metric, String level, int cycle, String group, Instant at, long lateSeconds) {}
}
