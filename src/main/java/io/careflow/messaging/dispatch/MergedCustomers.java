package io.careflow.messaging.dispatch;

import io.careflow.customer.CustomersMerging;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits to be sent to a record that is merged into another: the survivor gets messages of their own. */
@Component
class MergedCustomers {

    static final String REASON = "customer-merged";

    private final JdbcClient jdbc;

    MergedCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the customer asked for goes on to the survivor; the rest is not sent. */
    @EventListener
    void suppress(CustomersMerging merging) {
        jdbc.sql("update message set status = 'suppressed', reason = ? where customer_id = ? and status = 'planned'"
                        + " and purpose <> 'service' and complaint_id is null")
                .params(REASON, merging.merged())
                .update();
    }
}
