package io.careflow.messaging;

import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.messaging.Settlement.How;
import io.careflow.messaging.dispatch.NewMessage;
import io.careflow.messaging.dispatch.Planning;
import io.careflow.messaging.dispatch.SaidVariables;
import io.careflow.messaging.document.Documents;
import io.careflow.messaging.template.TemplateFault;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.ProblemException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with messages that went no further, see {@link Messages#deadLetters}; each is done once. */
@Service
public class DeadLetters {

    private final Messages messages;
    private final Planning planning;
    private final Documents documents;
    private final SaidVariables said;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    DeadLetters(
            Messages messages,
            Planning planning,
            Documents documents,
            SaidVariables said,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock) {
        this.messages = messages;
        this.planning = planning;
        this.documents = documents;
        this.said = said;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Asks for the same message anew: it is written and decided about as things are now. One of which nobody knew whether
     * it was sent may reach the customer twice.
     *
     * @return the new message's id
     * @throws ProblemException 404 when there is no such message for whoever is logged in, 409 when it needs nobody (any
     *     more) or cannot be written
     */
    @Transactional
    public UUID resend(UUID id) {
        var message = find(id);
        UUID again;
        try {
            // Planned before the old one is touched: customers are locked before messages.
            again = planning.plan(new NewMessage(
                    "resend:" + id,
                    message.channel(),
                    message.template(),
                    message.purpose(),
                    new MessageSubject(message.customerId(), message.complaintId(), message.subjectId()),
                    documents.idsOf(id),
                    said.of(id)));
        } catch (TemplateFault e) {
            throw ProblemException.conflict(e.getMessage());
        }
        settle(id, How.RESENT, "resend");
        return again;
    }

    /**
     * Nobody needs the message any more.
     *
     * @throws ProblemException as {@link #resend}
     */
    @Transactional
    public void discard(UUID id) {
        find(id);
        settle(id, How.DISCARDED, "discard");
    }

    private Message find(UUID id) {
        var decided = messages.decided(id).orElseThrow(() -> ProblemException.notFound("There is no such message."));
        if (!decided.isDeadLetter()) {
            throw settled();
        }
        return decided.message();
    }

    private void settle(UUID id, How how, String action) {
        var now = timestamp(clock.instant());
        var settled = jdbc.sql("update message set settled = ?, settled_at = ?, settled_by = ?"
                        + " where id = ? and status in ('failed', 'unknown') and settled is null")
                .params(
                        how.text(),
                        now,
                        SecurityContextHolder.getContext().getAuthentication().getName(),
                        id)
                .update();
        if (settled == 0) {
            throw settled();
        }
        audit.record(action, "message", id.toString());
    }

    private static ProblemException settled() {
        return ProblemException.conflict("The message needs nobody: it is on its way, or was dealt with.");
    }
}
