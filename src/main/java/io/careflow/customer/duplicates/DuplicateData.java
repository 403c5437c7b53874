package io.careflow.customer.duplicates;

import io.careflow.customer.PersonalData;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** With whom a customer was taken for the same. What is not decided is no fact about anybody. */
@Component
@Order(8)
class DuplicateData implements PersonalData {

    private final JdbcClient jdbc;

    DuplicateData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "duplicates";
    }

    /** Only what was decided, and without the other, who is somebody else. */
    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        jdbc.sql("select state, decided_at from duplicate where state <> 'open' and (first_id = :id or second_id = :id)"
                        + " order by id")
                .param("id", customerId)
                .query((row, i) -> Map.of(
                        "state", row.getString("state"),
                        "decidedAt", row.getTimestamp("decided_at").toInstant()))
                .list()
                .forEach(to);
    }

    @Override
    public void erase(UUID customerId) {
        jdbc.sql("delete from duplicate where first_id = :id or second_id = :id")
                .param("id", customerId)
                .update();
        jdbc.sql("delete from duplicate_key where customer_id = ?")
                .param(customerId)
                .update();
    }
}
