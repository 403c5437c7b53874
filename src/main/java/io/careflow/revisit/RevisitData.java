package io.careflow.revisit;

import io.careflow.customer.PersonalData;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When somebody was revisited and what came of it; nothing in it tells who they are, and the words are the timeline's. */
@Component
@Order(4)
class RevisitData implements PersonalData {

    private final JdbcClient jdbc;
    private final RevisitEvents events;

    RevisitData(JdbcClient jdbc, RevisitEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public String name() {
        return "revisits";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        jdbc.sql("select * from revisit where customer_id = ? order by id")
                .param(customerId)
                .query(RevisitTable::revisit)
                .list()
                .forEach(to);
    }

    /** Nobody calls somebody who is not there any more. */
    @Override
    public void erase(UUID customerId) {
        events.overtaken(customerId);
    }
}
