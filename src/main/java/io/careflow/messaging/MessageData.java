package io.careflow.messaging;

import io.careflow.customer.PersonalData;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was meant for a customer. The ledger holds neither address nor text; what is still to be sent is not sent. */
@Component
@Order(4)
class MessageData implements PersonalData {

    private final Messages messages;
    private final JdbcClient jdbc;
    private final Clock clock;

    MessageData(Messages messages, JdbcClient jdbc, Clock clock) {
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        String next = null;
        do {
            var page = messages.ofCustomer(customerId, next);
            page.items()
                    .forEach(message -> to.accept(messages.decided(message.id()).orElseThrow()));
            next = page.next();
        } while (next != null);
    }

    @Override
    public Optional<Hindrance> hindrance(UUID customerId) {
        return jdbc.sql("select template from message where customer_id = ? and status = 'claimed' limit 1")
                .param(customerId)
                .query(String.class)
                .optional()
                .map(template -> new Hindrance("message-under-way", template));
    }

    @Override
    public void erase(UUID customerId) {
        var reason = DecisionReason.ERASED;
        jdbc.sql("update message set status = 'suppressed', reason = ?,"
                        + " decisions = message_decided(decisions, ?::jsonb)"
                        + " where customer_id = ? and status = 'planned'")
                .params(
                        reason.code(),
                        MessageDecision.suppressedWaiting(clock.instant(), reason)
                                .json(),
                        customerId)
                .update();
        jdbc.sql("update message set said = null where customer_id = ? and said is not null")
                .param(customerId)
                .update();
    }
}
