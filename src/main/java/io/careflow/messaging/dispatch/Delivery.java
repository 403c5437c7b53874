package io.careflow.messaging.dispatch;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.Consents;
import io.careflow.messaging.template.Content;
import io.careflow.messaging.template.SubjectVariables;
import io.careflow.messaging.template.TemplateFault;
import io.careflow.messaging.template.Templates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One attempt: the message is made from the records as they are now and given to its provider. */
@Component
class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final Customers customers;
    private final Consents consents;
    private final SubjectVariables variables;
    private final Templates templates;

    Delivery(Customers customers, Consents consents, SubjectVariables variables, Templates templates) {
        this.customers = customers;
        this.consents = consents;
        this.variables = variables;
        this.templates = templates;
    }

    /**
     * What was attempted.
     *
     * @param address where it was to go; null when the provider was given nothing
     * @param text what the customer was told; null when the provider was given nothing
     */
    record Attempt(Outcome outcome, String address, String text) {

        static Attempt none(Outcome outcome) {
            return new Attempt(outcome, null, null);
        }
    }

    Attempt attempt(ClaimedMessage message, Provider provider) {
        Outgoing outgoing;
        try {
            var customer = customers.find(message.subject().customerId());
            var address = customer.map(provider::address);
            if (address.isEmpty()) {
                var erased = customer.filter(one -> one.erasedAt() != null).isPresent();
                return Attempt.none(Outcome.suppressed(erased ? "erased" : "no-address"));
            }
            // They may have said so while it waited.
            if (consents.isOptedOut(
                    customer.get().id(), ConsentChannel.of(message.channel().text()), message.purpose())) {
                return Attempt.none(Outcome.suppressed(Planning.OPTED_OUT));
            }
            outgoing = new Outgoing(
                    message.id(),
                    address.get(),
                    customer.get().name(),
                    message.locale(),
                    content(message, customer.get()));
        } catch (TemplateFault e) {
            log.warn("Message {}: {}", message.id(), e.getMessage());
            return Attempt.none(Outcome.refused("template"));
        } catch (RuntimeException e) {
            // Its message may quote the record, so only its kind is told.
            log.warn("Message {} cannot be made from the records now: {}", message.id(), kind(e));
            return Attempt.none(Outcome.deferred("records"));
        }
        return new Attempt(
                give(outgoing, provider), outgoing.address(), outgoing.content().text());
    }

    private Content content(ClaimedMessage message, Customer customer) {
        return templates.fill(
                message.channel(),
                message.template(),
                message.locale(),
                variables.of(message.subject(), message.locale(), customer.zone()));
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
