package io.careflow.churn;

import io.careflow.customer.Customers;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.customer.UpdatableRecord;
import io.careflow.customer.UpdateRefused;
import io.careflow.engine.DecisionFault;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the process writes on a rescue: {@code status} says which step was taken, the other changes are that step's facts.
 * A rescue that is over stays as it is: its process hears of that just now.
 */
@Component
class RescueRecord implements UpdatableRecord {

    static final String TYPE = "churn-rescue";

    private final RescueTable table;
    private final ChurnRescues rescues;
    private final Customers customers;
    private final RescueWays ways;
    private final Timeline timeline;
    private final Clock clock;

    RescueRecord(
            RescueTable table,
            ChurnRescues rescues,
            Customers customers,
            RescueWays ways,
            Timeline timeline,
            Clock clock) {
        this.table = table;
        this.rescues = rescues;
        this.customers = customers;
        this.ways = ways;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Override
    public String recordType() {
        return TYPE;
    }

    @Override
    @Transactional
    public Map<String, Object> update(UUID id, Map<String, Object> changes) {
        var rescue = table.lock(id).orElseThrow(() -> UpdateRefused.unknownRecord(TYPE, id));
        return switch (String.valueOf(changes.get("status"))) {
            case "planned" -> plan(rescue, changes);
            case "approved" -> approve(rescue, changes);
            case "not-reached" -> notReached(rescue, changes);
            case "offered" -> offered(rescue, changes);
            case "answered" -> answered(rescue, changes);
            case "win-back-sent" -> winBackSent(rescue);
            default ->
                throw UpdateRefused.field(
                        TYPE, "status", "is none of planned, approved, not-reached, offered, answered, win-back-sent");
        };
    }

    /** Keeps the offer and whether a complaint comes first; answers that, how to speak to them, and when the next task is due. */
    private Map<String, Object> plan(Rescue rescue, Map<String, Object> changes) {
        var offer = offer(changes);
        var complaintOpen = rescues.hasOpenComplaint(rescue.customerId());
        if (rescue.endedAt() == null) {
            table.offer(rescue.id(), offer, complaintOpen ? RescueStatus.POSTPONED : RescueStatus.OPEN);
        }
        var customer = customers.findUnscoped(rescue.customerId()).orElseThrow();
        var open = ways.of(List.of(customer)).get(customer.id());
        return Map.of(
                "complaintOpen", complaintOpen,
                "channel", open.channel(customer).text(),
                "outreach", open.outreach(offer.outreach()).orElse(RescueOffer.MESSAGE),
                "dueAt", dueAt(changes));
    }

    private Map<String, Object> approve(Rescue rescue, Map<String, Object> changes) {
        if (!Boolean.TRUE.equals(changes.get("approved"))) {
            table.withdrawOffer(rescue.id());
        }
        return Map.of("dueAt", dueAt(changes));
    }

    private Map<String, Object> notReached(Rescue rescue, Map<String, Object> changes) {
        var calls = table.calledInVain(rescue.id());
        timeline.record(NewInteraction.of(rescue.customerId(), "rescue-try", "rescue.not-reached"));
        return Map.of("calls", calls, "dueAt", dueAt(changes));
    }

    private Map<String, Object> offered(Rescue rescue, Map<String, Object> changes) {
        if (rescue.endedAt() == null) {
            table.offered(rescue.id(), message(changes));
        }
        return Map.of();
    }

    /** What they said first holds: answers how it came out. */
    private Map<String, Object> answered(Rescue rescue, Map<String, Object> changes) {
        var told = RescueOutcome.of(changes.get("outcome"))
                .filter(outcome -> outcome == RescueOutcome.ACCEPTED
                        || outcome == RescueOutcome.DECLINED
                        || outcome == RescueOutcome.SILENT)
                .orElseThrow(() -> UpdateRefused.field(TYPE, "outcome", "is none of accepted, declined, silent"));
        var outcome = rescue.outcome() == null ? told : rescue.outcome();
        if (rescue.endedAt() == null) {
            table.answered(rescue.id(), outcome, text(changes, "leavingReason"));
            if (outcome == RescueOutcome.ACCEPTED) {
                table.end(rescue.id(), outcome);
            } else {
                table.awaitWinBack(rescue.id());
            }
            timeline.record(NewInteraction.of(rescue.customerId(), "rescue", "rescue." + outcome.code()));
        }
        return Map.of("outcome", outcome.code());
    }

    private Map<String, Object> winBackSent(Rescue rescue) {
        if (rescue.endedAt() == null) {
            table.end(rescue.id(), rescue.outcome());
        }
        return Map.of();
    }

    private static RescueOffer offer(Map<String, Object> changes) {
        if (!(changes.get("offer") instanceof Map<?, ?> offer)) {
            throw UpdateRefused.field(TYPE, "offer", "has to be told");
        }
        try {
            return RescueOffer.of(offer, "offer");
        } catch (DecisionFault e) {
            throw UpdateRefused.field(TYPE, "offer", e.reason());
        }
    }

    /** {@code after} and {@code within} from now, both ISO 8601; each may be missing. */
    private String dueAt(Map<String, Object> changes) {
        return plus(plus(clock.instant(), changes, "after"), changes, "within").toString();
    }

    private static Instant plus(Instant from, Map<String, Object> changes, String name) {
        var text = text(changes, name);
        try {
            if (text == null) {
                return from;
            }
            return text.startsWith("PT")
                    ? from.plus(Duration.parse(text))
                    : from.atOffset(ZoneOffset.UTC).plus(Period.parse(text)).toInstant();
        } catch (DateTimeException e) {
            throw UpdateRefused.field(TYPE, name, "is not a duration, as P14D or PT4H");
        }
    }

    /** Null from a process that was begun before it was told. */
    private static UUID message(Map<String, Object> changes) {
        var id = text(changes, "messageId");
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw UpdateRefused.field(TYPE, "messageId", "is no id");
        }
    }

    private static String text(Map<String, Object> changes, String name) {
        var value = changes.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw UpdateRefused.field(TYPE, name, "is not a text");
    }
}
