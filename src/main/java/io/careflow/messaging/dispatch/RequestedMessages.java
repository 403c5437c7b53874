package io.careflow.messaging.dispatch;

import io.careflow.messaging.Message;
import io.careflow.messaging.Messages;
import io.careflow.messaging.dispatch.Planning.Planned;
import io.careflow.messaging.template.TemplateFault;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Messages that other systems ask for. */
@Service
public class RequestedMessages {

    private final Planning planning;
    private final Messages messages;
    private final JdbcClient jdbc;

    RequestedMessages(Planning planning, Messages messages, JdbcClient jdbc) {
        this.planning = planning;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    /**
     * Plans a message, once for its key.
     *
     * @throws ProblemException 422 when there is no such customer or template, or the template needs what nobody offers;
     *     409 when the key was used for another message
     */
    @Transactional
    public Planned request(NewMessage message) {
        var known = known(message.key());
        return known.isPresent() ? same(known.get(), message) : planned(message);
    }

    private Planned planned(NewMessage message) {
        Planned planned;
        try {
            planned = planning.ask(message);
        } catch (TemplateFault e) {
            throw unprocessable("template", e.getMessage());
        } catch (ProblemException e) {
            throw e.status().is5xxServerError() || !e.fields().isEmpty()
                    ? e
                    : unprocessable("customerId", e.getMessage());
        }
        return planned.isNew() ? planned : same(planned.id(), message);
    }

    private Optional<UUID> known(String key) {
        return jdbc.sql("select id from message where message_key = ?")
                .param(key)
                .query(UUID.class)
                .optional();
    }

    private Planned same(UUID id, NewMessage message) {
        var before = messages.find(id).filter(known -> isSame(known, message));
        if (before.isEmpty()) {
            throw ProblemException.conflict("The Idempotency-Key was used for another message.");
        }
        return new Planned(id, false);
    }

    private boolean isSame(Message known, NewMessage message) {
        return known.channel() == message.channel()
                && known.template().equals(message.template())
                && known.purpose() == message.purpose()
                && known.customerId().equals(standing(message.subject().customerId()));
    }

    private UUID standing(UUID customer) {
        return jdbc.sql("select customer_survivor(?)")
                .param(customer)
                .query(UUID.class)
                .single();
    }

    private static ProblemException unprocessable(String field, String fault) {
        return ProblemException.unprocessable(field + ": " + fault, List.of(new FieldProblem(field, fault)));
    }
}
