package io.careflow.customer.consent;

import io.careflow.customer.PersonalData;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a customer agreed to. That and when they did stays, for whoever has to show it; the words of the proof do not. */
@Component
@Order(7)
class ConsentData implements PersonalData {

    private final Consents consents;
    private final JdbcClient jdbc;

    ConsentData(Consents consents, JdbcClient jdbc) {
        this.consents = consents;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "consents";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        consents.of(customerId).history().forEach(to);
    }

    @Override
    public void erase(UUID customerId) {
        jdbc.sql("update consent set proof = null where customer_id = ? and proof is not null")
                .param(customerId)
                .update();
    }
}
