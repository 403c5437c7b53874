package io.careflow.revisit;

import io.careflow.customer.PersonalData;
import io.careflow.engine.ProcessMessages;
import java.util.Map;
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
    private final RevisitTable revisits;
    private final ProcessMessages process;

    RevisitData(JdbcClient jdbc, RevisitTable revisits, ProcessMessages process) {
        this.jdbc = jdbc;
        this.revisits = revisits;
        this.process = process;
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
        for (var open : revisits.allOpenOf(customerId)) {
            process.publish("revisit-overtaken", open.toString(), Map.of());
        }
    }
}
