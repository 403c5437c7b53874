package io.careflow.messaging.dispatch;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageDecision;
import io.careflow.messaging.MessageDecision.Moment;
import io.careflow.messaging.document.Documents;
import io.careflow.messaging.link.Links;
import io.careflow.messaging.policy.ContactDecisions;
import io.careflow.messaging.policy.IntendedMessage;
import io.careflow.messaging.template.Content;
import io.careflow.messaging.template.SubjectVariables;
import io.careflow.messaging.template.TemplateFault;
import io.careflow.messaging.template.Templates;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One attempt: the message is made from the records as they are now and given to its provider. */
@Component
class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final Customers customers;
    private final ContactDecisions decisions;
    private final SubjectVariables variables;
    private final Templates templates;
    private final Links links;
    private final MailThreads threads;
    private final Documents documents;
    private final SaidVariables said;

    Delivery(
            Customers customers,
            ContactDecisions decisions,
            SubjectVariables variables,
            Templates templates,
            Links links,
            MailThreads threads,
            Documents documents,
            SaidVariables said) {
        this.customers = customers;
        this.decisions = decisions;
        this.variables = variables;
        this.templates = templates;
        this.links = links;
        this.threads = threads;
        this.documents = documents;
        this.said = said;
    }

    /**
     * What was attempted.
     *
     * @param decision whether it is to be sent; null when the records could not be read
     * @param outcome null when it is not to be sent, or not yet
     * @param address where it was to go; null when the provider was given nothing
     * @param text what the customer was told; null when the provider was given nothing
     */
    record Attempt(MessageDecision decision, Outcome outcome, String address, String text) {

        boolean isAccepted() {
            return outcome != null && outcome.kind() == Outcome.Kind.ACCEPTED;
        }

        static Attempt none(MessageDecision decision, Outcome outcome) {
            return new Attempt(decision, outcome, null, null);
        }
    }

    Attempt attempt(ClaimedMessage message, Provider provider) {
        MessageDecision decision = null;
        Outgoing outgoing;
        try {
            var customer =
                    customers.findUnscoped(message.subject().customerId()).orElseThrow();
            var address = provider.address(customer);
            // Much may have happened since it was asked for.
            decision = decisions.decide(Moment.SENDING, intended(message, address), customer);
            if (!decision.sends()) {
                return Attempt.none(decision, null);
            }
            var mail = message.channel() == Channel.EMAIL;
            outgoing = new Outgoing(
                    message.id(),
                    message.subject(),
                    message.purpose(),
                    message.askedAt(),
                    address,
                    customer.name(),
                    message.locale(),
                    content(message, customer),
                    mail ? threads.before(message.id(), message.subject().complaintId()) : List.of(),
                    message.bringsDocuments() ? documents.of(message.id()) : List.of());
        } catch (TemplateFault e) {
            log.warn("Message {}: {}", message.id(), e.getMessage());
            return Attempt.none(decision, Outcome.refused("template"));
        } catch (RuntimeException e) {
            // Its message may quote the record, so only its kind is told.
            log.warn("Message {} cannot be made from the records now: {}", message.id(), kind(e));
            return Attempt.none(decision, Outcome.deferred("records"));
        }
        return new Attempt(
                decision,
                give(outgoing, provider),
                outgoing.address(),
                outgoing.content().text());
    }

    private static IntendedMessage intended(ClaimedMessage message, String address) {
        return new IntendedMessage(
                message.id(),
                message.channel(),
                message.template(),
                message.purpose(),
                message.subject(),
                message.askedAt(),
                address != null);
    }

    private Content content(ClaimedMessage message, Customer customer) {
        var all = variables.of(
                message.subject(), customer, message.locale(), said.decrypted(message.id(), message.said()));
        all.putAll(links.variables(message.id(), message.purpose(), message.askedAt()));
        return templates.fill(message.channel(), message.template(), message.locale(), all);
    }

    private static Outcome give(Outgoing outgoing, Provider provider) {
        try {
            return provider.send(outgoing);
        } catch (RuntimeException e) {
            log.warn("Giving {} to the provider failed unexpectedly: {}", outgoing, kind(e));
            return Outcome.unclear("fault");
        }
    }

    private static String kind(Throwable e) {
        return e.getClass().getName() + " at " + (e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
    }
}
