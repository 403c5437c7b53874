package io.careflow.reminder;

import io.careflow.customer.RetentionStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was reminded of their next purchase long ago, and what came of it. */
@Component
class ReminderRetention extends RetentionStatement {

    ReminderRetention(JdbcClient jdbc) {
        super(
                jdbc,
                "purchase-reminders",
                "delete from purchase_reminder where id in"
                        + " (select id from purchase_reminder where done_at < ? order by done_at limit ?)");
    }
}
