package io.careflow.complaint;

import io.careflow.complaint.Complaint.Targets;
import io.careflow.customer.ComplaintClosed;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.RecordChanges;
import io.careflow.customer.StandingAffected;
import io.careflow.customer.Timeline;
import io.careflow.customer.UpdatableRecord;
import io.careflow.customer.UpdateRefused;
import io.careflow.desk.GroupNotices;
import io.careflow.servicelevel.Clocks;
import io.careflow.servicelevel.Metric;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a process writes on a complaint: {@code status} says which step was taken, the other changes are that step's
 * facts.
 */
@Component
class ComplaintRecord implements UpdatableRecord {

    static final String TYPE = "complaint";

    private static final Set<String> KNOWN = Set.of(
            "status",
            "category",
            "severity",
            "tier",
            "group",
            "firstResponseDueAt",
            "resolutionDueAt",
            "compensation",
            "cause",
            "outcome");

    private final ComplaintRepository complaints;
    private final Timeline timeline;
    private final Clocks clocks;
    private final GroupNotices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ComplaintRecord(
            ComplaintRepository complaints,
            Timeline timeline,
            Clocks clocks,
            GroupNotices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.complaints = complaints;
        this.timeline = timeline;
        this.clocks = clocks;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String recordType() {
        return TYPE;
    }

    /** @throws UpdateRefused naming the change that is unknown or not legal in the complaint's status */
    @Override
    @Transactional
    public Map<String, Object> update(UUID id, Map<String, Object> changes) {
        var told = RecordChanges.of(TYPE, changes, KNOWN);
        var complaint = complaints.findLockedById(id).orElseThrow(() -> UpdateRefused.unknownRecord(TYPE, id));
        var step = told.step("status");
        var before = complaint.status;
        var answer = apply(step, complaint, changes);
        complaints.save(complaint);
        if (complaint.status != before) {
            var silent = before == ComplaintStatus.WAITING && complaint.status == ComplaintStatus.IN_PROGRESS;
            var status = silent ? "no-answer" : complaint.status.code();
            timeline.record(NewInteraction.of(complaint.customerId, status, "complaint." + status)
                    .about(id));
            events.publishEvent(StandingAffected.of(complaint.customerId));
            if (complaint.status == ComplaintStatus.CLOSED) {
                events.publishEvent(new ComplaintClosed(id, complaint.customerId, complaint.candidateGroup));
            }
        }
        return answer;
    }

    private Map<String, Object> apply(String step, Complaint complaint, Map<String, Object> changes) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        switch (step) {
            case "open" ->
                complaint.open(new Targets(
                        text(changes, "category"),
                        text(changes, "severity"),
                        text(changes, "tier"),
                        text(changes, "group"),
                        instant(changes, "firstResponseDueAt"),
                        instant(changes, "resolutionDueAt")));
            case "in-progress" -> {
                if (complaint.respond(now)) {
                    clocks.stop(TYPE, complaint.id, Metric.FIRST_RESPONSE);
                    complaint.goOn();
                    clocks.resume(TYPE, complaint.id, Metric.RESOLUTION)
                            .ifPresent(due -> complaint.resolutionDueAt = due);
                }
                return due(complaint);
            }
            case "waiting" -> {
                if (complaint.ask()) {
                    clocks.pause(TYPE, complaint.id, Metric.RESOLUTION);
                }
                return Map.of("questionKey", complaint.questionKey());
            }
            case "resolved" -> {
                if (complaint.resolve(now, amount(changes, "compensation"), text(changes, "cause"))) {
                    clocks.stop(TYPE, complaint.id, Metric.RESOLUTION);
                }
                return Map.of("resolvedAt", now.toString());
            }
            case "silent" -> {
                return Map.of("satisfied", complaint.endSilence(), "repliedAt", now.toString());
            }
            case "reopened" -> {
                if (complaint.reopen()) {
                    clocks.reopen(TYPE, complaint.id, Metric.RESOLUTION)
                            .ifPresent(due -> complaint.resolutionDueAt = due);
                }
                return due(complaint);
            }
            case "closed" -> {
                complaint.close(now, text(changes, "outcome"));
                clocks.cancel(TYPE, complaint.id);
                notices.settle(complaint.id);
            }
            case "withdrawn" -> {
                complaint.withdraw(now);
                clocks.cancel(TYPE, complaint.id);
                notices.settle(complaint.id);
            }
            default -> throw UpdateRefused.field(TYPE, "status", "cannot become " + step);
        }
        return Map.of();
    }

    private static Map<String, Object> due(Complaint complaint) {
        return complaint.resolutionDueAt == null
                ? Map.of()
                : Map.of("resolutionDueAt", complaint.resolutionDueAt.toString());
    }

    private static String text(Map<String, Object> changes, String name) {
        var value = changes.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw UpdateRefused.field(TYPE, name, "is not a text");
    }

    private static Instant instant(Map<String, Object> changes, String name) {
        var value = text(changes, name);
        try {
            return value == null ? null : ZonedDateTime.parse(value).toInstant();
        } catch (java.time.format.DateTimeParseException e) {
            throw UpdateRefused.field(TYPE, name, "is not a date-time with an offset or a zone");
        }
    }

    private static BigDecimal amount(Map<String, Object> changes, String name) {
        var value = changes.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        throw UpdateRefused.field(TYPE, name, "is not a number");
    }
}
