package io.careflow.customer;

import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record itself, with its contacts. Its row stays, without a person. */
@Component
@Order(0)
class RecordData implements PersonalData {

    private final CustomerTable table;
    private final JdbcClient jdbc;

    RecordData(CustomerTable table, JdbcClient jdbc) {
        this.table = table;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "record";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        table.byIds(table.withMerged(customerId)).forEach(to);
    }

    @Override
    public void erase(UUID customerId) {
        jdbc.sql("delete from contact where customer_id = ?").param(customerId).update();
    }
}
