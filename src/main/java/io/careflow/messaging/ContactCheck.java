package io.careflow.messaging;

import io.careflow.customer.Customer;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.MessageDecision.Verdict;
import io.careflow.messaging.dispatch.Planning;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Whether a customer may be written to, before a flow goes to the trouble: by what they said and by the contact policy. */
@Service
public class ContactCheck {

    private final Planning planning;

    ContactCheck(Planning planning) {
        this.planning = planning;
    }

    /**
     * Why a message would not be sent if it were asked for now. It is decided about again when it is, and once more just
     * before it is sent.
     *
     * @param subjectId what it would be about, see {@link MessageSubject}; null for nothing
     * @return empty when it would be sent, now or after a while
     */
    public Optional<DecisionReason> hindrance(
            Channel channel, String template, Purpose purpose, Customer customer, UUID subjectId) {
        var subject = new MessageSubject(customer.id(), null, subjectId);
        var decision = planning.consider(channel, template, purpose, subject, customer);
        return decision.verdict() == Verdict.SUPPRESS ? Optional.of(decision.reason()) : Optional.empty();
    }
}
