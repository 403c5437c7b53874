package io.careflow.churn;

import io.careflow.customer.Customer;
import io.careflow.customer.CustomerVisibility;
import io.careflow.customer.Customers;
import io.careflow.customer.CustomersMerging;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.RescueWanted;
import io.careflow.customer.Rescues;
import io.careflow.customer.ServiceBurden;
import io.careflow.customer.ServiceBurdens;
import io.careflow.customer.StandingAffected;
import io.careflow.customer.Timeline;
import io.careflow.engine.ProcessMessages;
import io.careflow.messaging.CustomerWrote;
import io.careflow.platform.ProblemException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins rescues, one at a time for a customer, and tells their processes what happens meanwhile. Each change and the
 * message that moves the process are one transaction.
 */
@Service
public class ChurnRescues implements Rescues {

    static final String FLOW = "churn-rescue";
    static final String SAID_SO = "said-so";

    private static final String SILENCE = "silence";

    private final RescueTable table;
    private final Customers customers;
    private final CustomerVisibility visibility;
    private final List<ServiceBurdens> burdens;
    private final Timeline timeline;
    private final ProcessMessages process;
    private final ChurnSettings settings;
    private final Clock clock;

    ChurnRescues(
            RescueTable table,
            Customers customers,
            CustomerVisibility visibility,
            List<ServiceBurdens> burdens,
            Timeline timeline,
            ProcessMessages process,
            ChurnSettings settings,
            Clock clock) {
        this.table = table;
        this.customers = customers;
        this.visibility = visibility;
        this.burdens = burdens;
        this.timeline = timeline;
        this.process = process;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public boolean isOn(UUID customer) {
        return table.going(List.of(customer)).stream().anyMatch(rescue -> rescue.status() != RescueStatus.WIN_BACK);
    }

    /** Somebody said that they want to leave: whatever their score, that is a reason. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(RescueWanted wanted) {
        begin(wanted.customer(), wanted.origin(), SAID_SO, Risk.HIGH);
    }

    /** The score crossed the threshold, and the planner has come to it. */
    void begin(UUID customer) {
        var score = table.score(customer).orElseThrow();
        begin(customer, FLOW, score.reason() == null ? SILENCE : score.reason(), score.risk());
    }

    private void begin(UUID id, String origin, String reason, Risk risk) {
        var customer = customers.findUnscoped(id).filter(known -> known.erasedAt() == null);
        if (customer.isEmpty()) {
            return;
        }
        var survivor = customer.get();
        var score = table.score(survivor.id()).orElse(null);
        table.open(survivor.id(), origin, reason, risk, score).ifPresent(rescue -> {
            timeline.record(NewInteraction.of(survivor.id(), "rescue", "rescue.opened"));
            process.publish("churn-rescue-due", survivor.id().toString(), facts(rescue, survivor, reason, risk));
        });
    }

    private Map<String, Object> facts(UUID rescue, Customer customer, String reason, Risk risk) {
        var facts = new HashMap<String, Object>();
        facts.put("rescueId", rescue.toString());
        facts.put("subjectId", rescue.toString());
        facts.put("customerId", customer.id().toString());
        facts.put("tier", customer.tier());
        facts.put("reason", reason);
        facts.put("risk", risk.code());
        facts.put("group", settings.group());
        return facts;
    }

    /**
     * Takes what a customer said to whoever they spoke with about the offer that they were sent.
     *
     * @param leavingReason why they leave, as a code; null where they did not say
     * @throws ProblemException 404 for none that the caller may see, 409 when no answer is awaited
     */
    @Transactional
    public void answer(UUID id, RescueOutcome outcome, String leavingReason) {
        var rescue = table.lock(id)
                .filter(known -> visibility.sees(known.customerId()))
                .orElseThrow(() -> ProblemException.notFound("There is no rescue " + id + "."));
        if (rescue.status() != RescueStatus.OFFERED || rescue.outcome() != null) {
            throw ProblemException.conflict(
                    "No answer is awaited: the rescue is " + rescue.status().code() + ".");
        }
        table.answered(id, outcome, leavingReason);
        var answer = new HashMap<String, Object>();
        answer.put("outcome", outcome.code());
        answer.put("leavingReason", leavingReason);
        process.publish("churn-rescue-answer", id.toString(), answer);
    }

    /** They answered the message with words: a person has to read them. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void wrote(CustomerWrote wrote) {
        if (wrote.subjectId() == null) {
            return;
        }
        table.lock(wrote.subjectId())
                .filter(rescue -> rescue.status() == RescueStatus.OFFERED && rescue.outcome() == null)
                .ifPresent(rescue ->
                        process.publish("churn-rescue-answer", rescue.id().toString(), Map.of("outcome", "wrote")));
    }

    /** Customers bought or had a complaint closed: their rescue goes on, or is over. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void look(StandingAffected affected) {
        table.going(affected.customers()).forEach(going -> {
            if (table.hasBought(going.customerId(), going.openedAt())) {
                end(going.id(), RescueOutcome.CAME_BACK);
            } else if (going.status() == RescueStatus.POSTPONED && !hasOpenComplaint(going.customerId())) {
                process.publish("churn-rescue-complaint-closed", going.id().toString(), Map.of());
            }
        });
    }

    /** Of two rescues of one customer the survivor's own goes on, else the other. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void merging(CustomersMerging merging) {
        if (!table.going(List.of(merging.survivor())).isEmpty()) {
            stop(merging.merged());
        }
    }

    /** There is nobody to talk to any more. */
    void stop(UUID customer) {
        table.going(List.of(customer)).forEach(rescue -> end(rescue.id(), RescueOutcome.STOPPED));
    }

    boolean hasOpenComplaint(UUID customer) {
        return burdens.stream()
                .map(served -> served.of(List.of(customer), clock.instant()).getOrDefault(customer, ServiceBurden.NONE))
                .anyMatch(burden -> burden.open() > 0);
    }

    private void end(UUID id, RescueOutcome meant) {
        var rescue = table.lock(id).filter(known -> known.endedAt() == null);
        if (rescue.isEmpty()) {
            return;
        }
        var outcome = meant == RescueOutcome.CAME_BACK ? cameBack(rescue.get()) : meant;
        table.end(id, outcome);
        if (outcome != RescueOutcome.STOPPED) {
            timeline.record(NewInteraction.of(rescue.get().customerId(), "rescue", "rescue." + outcome.code()));
        }
        process.publish("churn-rescue-over", id.toString(), Map.of());
    }

    private static RescueOutcome cameBack(Rescue rescue) {
        if (rescue.contactedAt() == null) {
            return RescueOutcome.CAME_BACK;
        }
        return rescue.status() == RescueStatus.WIN_BACK ? RescueOutcome.WON_BACK : RescueOutcome.ACCEPTED;
    }
}
