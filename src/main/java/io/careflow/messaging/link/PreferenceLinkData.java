package io.careflow.messaging.link;

import io.careflow.customer.PersonalData;
import io.careflow.platform.SqlTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** That a customer was given links to their preferences, and when they used them. */
@Component
@Order(8)
class PreferenceLinkData implements PersonalData {

    private final JdbcClient jdbc;

    PreferenceLinkData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "preference-links";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        jdbc.sql("select created_at, used_at from preference_link where customer_id = ? order by id")
                .param(customerId)
                .query((row, i) -> {
                    var used = SqlTime.instant(row, "used_at");
                    var made = SqlTime.instant(row, "created_at");
                    return used == null
                            ? Map.<String, Object>of("createdAt", made)
                            : Map.<String, Object>of("createdAt", made, "usedAt", used);
                })
                .list()
                .forEach(to);
    }

    @Override
    public void erase(UUID customerId) {
        jdbc.sql("delete from preference_link where customer_id = ?")
                .param(customerId)
                .update();
    }
}
