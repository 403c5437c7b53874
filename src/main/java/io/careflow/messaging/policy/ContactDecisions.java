package io.careflow.messaging.policy;

import io.careflow.customer.ContactKind;
import io.careflow.customer.Customer;
import io.careflow.customer.Rescues;
import io.careflow.customer.ServiceBurden;
import io.careflow.customer.ServiceBurdens;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.DecisionReason;
import io.careflow.messaging.MessageDecision;
import io.careflow.messaging.MessageDecision.Moment;
import io.careflow.messaging.MessageDecision.Verdict;
import io.careflow.platform.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether a message is sent, waits, or is not sent at all: by what the customer said, and by the contact policy. */
@Component
public class ContactDecisions {

    private final ContactPolicy policy;
    private final Consents consents;
    private final SentMessages sent;
    private final List<ServiceBurdens> burdens;
    private final List<Rescues> rescues;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ContactDecisions(
            ContactPolicy policy,
            Consents consents,
            SentMessages sent,
            List<ServiceBurdens> burdens,
            List<Rescues> rescues,
            TransactionTemplate transaction,
            Clock clock) {
        this.policy = policy;
        this.consents = consents;
        this.sent = sent;
        this.burdens = burdens;
        this.rescues = rescues;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether a customer is told nothing for a purpose by a channel before they agreed to it. */
    public boolean needsConsent(Purpose purpose, Channel channel, Customer customer) {
        return policy.rules(purpose, customer.country(), channel).needsConsent();
    }

    /** Whether a message takes the place of one about the same, by the same channel, that was put off. */
    public boolean replaces(IntendedMessage message, Customer customer) {
        return policy.rules(message.purpose(), customer.country(), message.channel())
                .replaced();
    }

    /**
     * What becomes of a message. Once it is decided, just before sending, that one with a cap is sent, it counts.
     *
     * @param customer who gets it: of a merged record the survivor
     * @throws ProblemException 503 while no contact policy is deployed
     */
    public MessageDecision decide(Moment moment, IntendedMessage message, Customer customer) {
        var now = clock.instant();
        var never = unreachable(message, customer);
        if (never != null) {
            return new MessageDecision(now, null, moment, Verdict.SUPPRESS, never, null, null, null, null);
        }
        var rules = policy.rules(message.purpose(), customer.country(), message.channel());
        var unwanted = unwanted(message, customer, rules);
        if (unwanted != null) {
            return decision(now, moment, rules, Verdict.SUPPRESS, unwanted);
        }
        return rules.cap() == null
                ? inTime(now, moment, message, customer, rules)
                : transaction.execute(status -> {
                    sent.lock(customer.id());
                    var decision = inTime(now, moment, message, customer, rules);
                    if (moment == Moment.SENDING && decision.sends()) {
                        sent.clear(message.id(), now);
                    }
                    return decision;
                });
    }

    private static DecisionReason unreachable(IntendedMessage message, Customer customer) {
        if (customer.erasedAt() != null) {
            return DecisionReason.ERASED;
        }
        // What the customer asked for goes on with the survivor.
        var asked = message.purpose() == Purpose.SERVICE || message.subject().complaintId() != null;
        if (!asked && !customer.id().equals(message.subject().customerId())) {
            return DecisionReason.CUSTOMER_MERGED;
        }
        if (message.reachable()) {
            return null;
        }
        var kind = message.channel() == Channel.EMAIL ? ContactKind.EMAIL : ContactKind.PHONE;
        return customer.contacts().stream().anyMatch(contact -> contact.kind() == kind)
                ? DecisionReason.INVALID_ADDRESS
                : DecisionReason.NO_ADDRESS;
    }

    private DecisionReason unwanted(IntendedMessage message, Customer customer, ContactRules rules) {
        var said = consents.state(
                customer.id(), ConsentChannel.of(message.channel().text()), message.purpose());
        if (said.filter(state -> state == ConsentState.OPTED_OUT).isPresent()) {
            return DecisionReason.OPTED_OUT;
        }
        if (rules.needsConsent() && said.isEmpty()) {
            return DecisionReason.NO_CONSENT;
        }
        if (!rules.duringComplaint() && hasOpenComplaint(customer)) {
            return DecisionReason.OPEN_COMPLAINT;
        }
        var paused = !rules.duringRescue() && rescues.stream().anyMatch(known -> known.isOn(customer.id()));
        return paused ? DecisionReason.OPEN_RESCUE : null;
    }

    private boolean hasOpenComplaint(Customer customer) {
        var id = customer.id();
        return burdens.stream()
                .map(served -> served.of(List.of(id), clock.instant()).getOrDefault(id, ServiceBurden.NONE))
                .anyMatch(burden -> burden.open() > 0);
    }

    private MessageDecision inTime(
            Instant now, Moment moment, IntendedMessage message, Customer customer, ContactRules rules) {
        var leaves = now;
        DecisionReason reason = null;
        if (rules.cap() != null) {
            var since = now.minus(rules.cap().within());
            var free = rules.cap()
                    .free(sent.others(customer.id(), message, since, moment == Moment.ASKED, rules.replaced()), now);
            if (free != null) {
                if (!rules.cap().defers()) {
                    return decision(now, moment, rules, Verdict.SUPPRESS, DecisionReason.FREQUENCY_CAP);
                }
                leaves = free;
                reason = DecisionReason.FREQUENCY_CAP;
            }
        }
        var morning = rules.quiet() == null ? null : rules.quiet().end(leaves, customer.zone());
        if (morning != null) {
            leaves = morning;
            reason = reason == null ? DecisionReason.QUIET_HOURS : reason;
        }
        if (rules.worthSendingFor() != null && leaves.isAfter(message.askedAt().plus(rules.worthSendingFor()))) {
            var late = reason == DecisionReason.FREQUENCY_CAP ? reason : DecisionReason.STALE;
            return decision(now, moment, rules, Verdict.SUPPRESS, late);
        }
        return reason == null
                ? decision(now, moment, rules, Verdict.SEND, null)
                : new MessageDecision(
                        now,
                        null,
                        moment,
                        Verdict.DEFER,
                        reason,
                        leaves,
                        customer.zone(),
                        rules.rule(),
                        rules.policy());
    }

    private static MessageDecision decision(
            Instant now, Moment moment, ContactRules rules, Verdict verdict, DecisionReason reason) {
        return new MessageDecision(now, null, moment, verdict, reason, null, null, rules.rule(), rules.policy());
    }
}
