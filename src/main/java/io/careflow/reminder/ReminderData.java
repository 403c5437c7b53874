package io.careflow.reminder;

import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.PersonalData;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When customers were reminded to buy. Of who is erased the dates stay, as those of purchases do, and nobody is reminded. */
@Component
@Order(6)
class ReminderData implements PersonalData {

    private final ReminderRows rows;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReminderData(ReminderRows rows, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "purchase-reminders";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        rows.ofCustomer(customerId, Integer.MAX_VALUE).forEach(to);
    }

    @Override
    public void erase(UUID customerId) {
        // The process that still waits finds that nobody is to be reminded.
        jdbc.sql(
                        "update purchase_reminder set state = case state when 'reminded' then 'not-bought' else 'left-out' end,"
                                + " reason = case state when 'reminded' then null else 'erased' end, done_at = ?"
                                + " where customer_id = ? and done_at is null")
                .params(timestamp(clock.instant()), customerId)
                .update();
    }
}
