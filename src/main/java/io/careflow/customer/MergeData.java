package io.careflow.customer;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which records became one. That they did stays; what they said, by which it could be undone, does not. */
@Component
@Order(6)
class MergeData implements PersonalData {

    private final JdbcClient jdbc;

    MergeData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "merges";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        jdbc.sql("select merged_id, at, reason from customer_merge where survivor_id = ? order by id")
                .param(customerId)
                .query((row, i) -> Map.of(
                        "merged", row.getObject("merged_id", UUID.class),
                        "at", row.getTimestamp("at").toInstant(),
                        "reason", row.getString("reason")))
                .list()
                .forEach(to);
    }

    @Override
    public void erase(UUID customerId) {
        jdbc.sql("""
                        update customer_merge set before = null, after = null, reason = '',
                            undone_reason = case when undone_at is null then null else '' end
                        where survivor_id = :id or merged_id = :id""").param("id", customerId).update();
    }
}
