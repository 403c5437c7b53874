package io.careflow.complaint;

import io.careflow.messaging.OpenComplaints;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The complaint that a customer's words are about when they do not say which. */
@Component
class OpenComplaintOfCustomer implements OpenComplaints {

    private final JdbcClient jdbc;

    OpenComplaintOfCustomer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<UUID> ofCustomer(UUID customerId) {
        return jdbc.sql("select id from complaint where customer_id = customer_survivor(?)"
                        + " and status not in ('CLOSED', 'WITHDRAWN')"
                        + " order by (status = 'WAITING' or awaiting_answer) desc, id desc limit 1")
                .param(customerId)
                .query(UUID.class)
                .optional();
    }
}
