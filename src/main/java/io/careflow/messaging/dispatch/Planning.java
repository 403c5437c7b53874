package io.careflow.messaging.dispatch;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.MessageStatus;
import io.careflow.messaging.template.SubjectVariables;
import io.careflow.messaging.template.TemplateFault;
import io.careflow.messaging.template.Templates;
import io.careflow.platform.Ids;
import io.careflow.platform.ProblemException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts messages into the ledger. */
@Component
public class Planning {

    static final String OPTED_OUT = "opted-out";

    private final Customers customers;
    private final Consents consents;
    private final List<Provider> providers;
    private final Templates templates;
    private final SubjectVariables variables;
    private final Dispatchers dispatchers;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Planning(
            Customers customers,
            Consents consents,
            List<Provider> providers,
            Templates templates,
            SubjectVariables variables,
            Dispatchers dispatchers,
            JdbcClient jdbc,
            Ids ids,
            Clock clock) {
        this.customers = customers;
        this.consents = consents;
        this.providers = providers;
        this.templates = templates;
        this.variables = variables;
        this.dispatchers = dispatchers;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Plans a message, once for its key: it is sent after the transaction has committed. One that must not be sent is
     * recorded as suppressed: to somebody without an address on that channel, or who opted out, or to a record that was merged into another,
     * unless it belongs to what the customer asked for, which goes on with the survivor.
     *
     * @return the message's id
     * @throws TemplateFault when it could not be written as things are
     * @throws ProblemException 404 when there is no such customer
     */
    @Transactional
    public UUID plan(NewMessage message) {
        var customer = customers
                .find(message.subject().customerId())
                .orElseThrow(() -> ProblemException.notFound("There is no such customer."));
        // Written once now, so that a fault shows where it was made and not when nobody looks.
        templates.fill(
                message.channel(),
                message.template(),
                customer.locale(),
                variables.of(message.subject(), customer.locale(), customer.zone()));
        var id = ids.next();
        if (insert(id, message, customer, suppression(message, customer))) {
            dispatchers.wakeAfterCommit(message.channel());
            return id;
        }
        return jdbc.sql("select id from message where message_key = ?")
                .param(message.key())
                .query(UUID.class)
                .single();
    }

    /** Why a message must not be sent; null when it may. */
    private String suppression(NewMessage message, Customer customer) {
        if (customer.erasedAt() != null) {
            return "erased";
        }
        var asked = message.purpose() == Purpose.SERVICE || message.subject().complaintId() != null;
        if (!asked && !customer.id().equals(message.subject().customerId())) {
            return MergedCustomers.REASON;
        }
        var reachable = providers.stream()
                .filter(provider -> provider.channel() == message.channel())
                .anyMatch(provider -> provider.address(customer) != null);
        if (!reachable) {
            return "no-address";
        }
        return consents.isOptedOut(
                        customer.id(), ConsentChannel.of(message.channel().text()), message.purpose())
                ? OPTED_OUT
                : null;
    }

    private boolean insert(UUID id, NewMessage message, Customer customer, String suppression) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql("insert into message (id, message_key, customer_id, complaint_id, channel, template, purpose,"
                                + " locale, status, reason, next_attempt_at, created_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (message_key) do nothing")
                        .params(
                                id,
                                message.key(),
                                message.subject().customerId(),
                                message.subject().complaintId(),
                                message.channel().text(),
                                message.template(),
                                message.purpose().text(),
                                customer.locale().toLanguageTag(),
                                (suppression == null ? MessageStatus.PLANNED : MessageStatus.SUPPRESSED).text(),
                                suppression,
                                now,
                                now)
                        .update()
                == 1;
    }
}
