package io.careflow.reminder;

import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.RetentionRule;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was reminded of their next purchase long ago, and what came of it. */
@Component
class ReminderRetention implements RetentionRule {

    private final JdbcClient jdbc;

    ReminderRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "purchase-reminders";
    }

    @Override
    public int apply(Instant before, int most) {
        return jdbc.sql("delete from purchase_reminder where id in"
                        + " (select id from purchase_reminder where done_at < ? order by done_at limit ?)")
                .params(timestamp(before), most)
                .update();
    }
}
