package io.careflow.customer;

import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened with a customer. That and when it did stays; nobody's words do. */
@Component
@Order(2)
class TimelineData implements PersonalData {

    private final Timeline timeline;
    private final JdbcClient jdbc;

    TimelineData(Timeline timeline, JdbcClient jdbc) {
        this.timeline = timeline;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        String next = null;
        do {
            var page = timeline.ofCustomer(customerId, next);
            page.items().forEach(to);
            next = page.next();
        } while (next != null);
    }

    @Override
    public void erase(UUID customerId) {
        jdbc.sql("update interaction set text = null, arguments = '{}' where customer_id = ?")
                .param(customerId)
                .update();
    }
}
