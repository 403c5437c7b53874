package io.careflow.messaging.inbox;

import io.careflow.customer.PersonalData;
import io.careflow.platform.SqlTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** That a customer wrote a mail, or that one to them came back. Their words are on the timeline. */
@Component
@Order(9)
class IncomingMailData implements PersonalData {

    private final JdbcClient jdbc;

    IncomingMailData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "incoming-mails";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        jdbc.sql("select received_at, kind from incoming_mail where customer_id = ? order by id")
                .param(customerId)
                .query((row, i) ->
                        Map.of("receivedAt", SqlTime.instant(row, "received_at"), "kind", row.getString("kind")))
                .list()
                .forEach(to);
    }

    @Override
    public void erase(UUID customerId) {
        jdbc.sql("update incoming_mail set mail_id = null where customer_id = ?")
                .param(customerId)
                .update();
    }
}
