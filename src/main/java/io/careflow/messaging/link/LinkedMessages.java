package io.careflow.messaging.link;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.Purpose;
import io.careflow.platform.SqlTime;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom a message was for. */
@Component
class LinkedMessages {

    private final JdbcClient jdbc;
    private final Customers customers;

    LinkedMessages(JdbcClient jdbc, Customers customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** @param customer who stands for whoever it was for; never erased */
    record LinkedMessage(UUID id, Customer customer, ConsentChannel channel, Purpose purpose, Instant plannedAt) {}

    private record Row(UUID customer, String channel, String purpose, Instant plannedAt) {}

    /** Empty when there is no such message, or its customer was erased. */
    Optional<LinkedMessage> find(UUID id) {
        return jdbc.sql("select customer_id, channel, purpose, created_at from message where id = ?")
                .param(id)
                .query((row, i) -> new Row(
                        row.getObject("customer_id", UUID.class),
                        row.getString("channel"),
                        row.getString("purpose"),
                        SqlTime.instant(row, "created_at")))
                .optional()
                .flatMap(row -> customers
                        .findUnscoped(row.customer())
                        .filter(customer -> customer.erasedAt() == null)
                        .map(customer -> new LinkedMessage(
                                id,
                                customer,
                                ConsentChannel.of(row.channel()),
                                Purpose.of(row.purpose()),
                                row.plannedAt())));
    }
}
