package io.careflow.messaging.dispatch;

import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.DecisionReason;
import io.careflow.messaging.MessageDecision;
import io.careflow.messaging.MessageDecision.Moment;
import io.careflow.messaging.MessageDecision.Verdict;
import io.careflow.messaging.MessageStatus;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.document.Documents;
import io.careflow.messaging.link.Links;
import io.careflow.messaging.policy.ContactDecisions;
import io.careflow.messaging.policy.IntendedMessage;
import io.careflow.messaging.template.SubjectVariables;
import io.careflow.messaging.template.TemplateFault;
import io.careflow.messaging.template.Templates;
import io.careflow.platform.Ids;
import io.careflow.platform.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts messages into the ledger. */
@Component
public class Planning {

    private final Customers customers;
    private final ContactDecisions decisions;
    private final List<Provider> providers;
    private final Templates templates;
    private final SubjectVariables variables;
    private final Links links;
    private final Documents documents;
    private final Dispatchers dispatchers;
    private final Ledger ledger;
    private final SaidVariables said;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Planning(
            Customers customers,
            ContactDecisions decisions,
            List<Provider> providers,
            Templates templates,
            SubjectVariables variables,
            Links links,
            Documents documents,
            Dispatchers dispatchers,
            Ledger ledger,
            SaidVariables said,
            JdbcClient jdbc,
            Ids ids,
            Clock clock) {
        this.customers = customers;
        this.decisions = decisions;
        this.providers = providers;
        this.templates = templates;
        this.variables = variables;
        this.links = links;
        this.documents = documents;
        this.dispatchers = dispatchers;
        this.ledger = ledger;
        this.said = said;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param isNew whether it was not asked for before under the same key */
    public record Planned(UUID id, boolean isNew) {}

    /**
     * Plans a message, once for its key: it is sent after the transaction has committed, or later where it was put off.
     * What was decided is recorded whatever it is, see {@link ContactDecisions}.
     *
     * @return the message's id
     * @throws TemplateFault when it could not be written as things are
     * @throws ProblemException 404 when there is no such customer, 400 or 422 when documents cannot go with it, 503 while
     *     no contact policy is deployed
     */
    @Transactional
    public UUID plan(NewMessage message) {
        return ask(message).id();
    }

    /** Like {@link #plan}, and says whether there was a message with that key. */
    @Transactional
    public Planned ask(NewMessage message) {
        var customer = customers
                .find(message.subject().customerId())
                .orElseThrow(() -> ProblemException.notFound("There is no such customer."));
        var id = ids.next();
        var all = variables.of(message.subject(), customer, customer.locale(), message.said());
        var now = clock.instant();
        all.putAll(links.variables(id, message.purpose(), now));
        if (message.channel() != Channel.EMAIL && !message.documents().isEmpty()) {
            throw ProblemException.invalid("documents", "go with mails alone");
        }
        // Written once now, so that a fault shows where it was made and not when nobody looks.
        templates.fill(message.channel(), message.template(), customer.locale(), all);
        var intended = intended(id, message, customer, now);
        var decision = decisions.decide(Moment.ASKED, intended, customer);
        if (!insert(intended.id(), message, customer, decision, now)) {
            return new Planned(
                    jdbc.sql("select id from message where message_key = ?")
                            .param(message.key())
                            .query(UUID.class)
                            .single(),
                    false);
        }
        documents.attach(id, message.subject().customerId(), message.documents());
        if (decision.verdict() != Verdict.SUPPRESS && decisions.replaces(intended, customer)) {
            ledger.suppressWaiting(
                    DecisionReason.SUPERSEDED,
                    "put_off_to is not null and id <> ? and customer_id = ? and purpose = ? and template = ?"
                            + " and channel = ? and complaint_id is not distinct from ? and subject_id is not distinct from ?",
                    intended.id(),
                    customer.id(),
                    message.purpose().text(),
                    message.template(),
                    message.channel().text(),
                    message.subject().complaintId(),
                    message.subject().subjectId());
        }
        if (decision.sends()) {
            dispatchers.wakeAfterCommit(message.channel());
        }
        return new Planned(intended.id(), true);
    }

    /**
     * What would be decided about a message if it were asked for now; changes nothing.
     *
     * @param customer whom it would be for
     */
    public MessageDecision consider(
            Channel channel, String template, Purpose purpose, MessageSubject subject, Customer customer) {
        var message = new NewMessage("", channel, template, purpose, subject);
        return decisions.decide(Moment.ASKED, intended(ids.next(), message, customer, clock.instant()), customer);
    }

    private IntendedMessage intended(UUID id, NewMessage message, Customer customer, Instant now) {
        var reachable = providers.stream()
                .filter(provider -> provider.channel() == message.channel())
                .anyMatch(provider -> provider.address(customer) != null);
        return new IntendedMessage(
                id, message.channel(), message.template(), message.purpose(), message.subject(), now, reachable);
    }

    private boolean insert(UUID id, NewMessage message, Customer customer, MessageDecision decision, Instant askedAt) {
        var now = timestamp(askedAt);
        var until = timestamp(decision.until());
        return jdbc.sql(
                                "insert into message (id, message_key, customer_id, complaint_id, subject_id, channel, template, purpose,"
                                        + " locale, status, reason, decisions, said, next_attempt_at, put_off_to,"
                                        + " created_at)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, jsonb_build_array(?::jsonb), ?, ?, ?, ?)"
                                        + " on conflict (message_key) do nothing")
                        .params(
                                id,
                                message.key(),
                                message.subject().customerId(),
                                message.subject().complaintId(),
                                message.subject().subjectId(),
                                message.channel().text(),
                                message.template(),
                                message.purpose().text(),
                                customer.locale().toLanguageTag(),
                                (decision.verdict() == Verdict.SUPPRESS
                                                ? MessageStatus.SUPPRESSED
                                                : MessageStatus.PLANNED)
                                        .text(),
                                decision.reason() == null
                                        ? null
                                        : decision.reason().code(),
                                decision.json(),
                                decision.verdict() == Verdict.SUPPRESS ? null : said.encrypted(id, message.said()),
                                until == null ? now : until,
                                until,
                                now)
                        .update()
                == 1;
    }
}
