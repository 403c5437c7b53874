package io.careflow.greeting;

import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.PersonalData;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For what customers were greeted. That tells their birthday, so nothing of it is kept of who is erased. */
@Component
@Order(6)
class GreetingData implements PersonalData {

    private final GreetingRows rows;
    private final JdbcClient jdbc;
    private final Clock clock;

    GreetingData(GreetingRows rows, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "greetings";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        rows.ofCustomer(customerId, Integer.MAX_VALUE).forEach(to);
    }

    @Override
    public void erase(UUID customerId) {
        jdbc.sql("delete from greeting where customer_id = ? and done_at is not null")
                .param(customerId)
                .update();
        // The process that still waits finds that nobody is to be greeted.
        jdbc.sql("update greeting set state = 'left-out', reason = 'erased', occasion = 'erased-' || id,"
                        + " day = '1970-01-01', years = null, done_at = ? where customer_id = ?")
                .params(timestamp(clock.instant()), customerId)
                .update();
    }
}
