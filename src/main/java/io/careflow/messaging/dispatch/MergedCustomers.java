package io.careflow.messaging.dispatch;

import io.careflow.customer.CustomersMerging;
import io.careflow.messaging.DecisionReason;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What waits to be sent to a record that is merged into another: the survivor gets messages of their own. */
@Component
class MergedCustomers {

    private final Ledger ledger;

    MergedCustomers(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What the customer asked for goes on to the survivor; the rest is not sent. */
    @EventListener
    void suppress(CustomersMerging merging) {
        ledger.suppressWaiting(
                DecisionReason.CUSTOMER_MERGED,
                "customer_id = ? and purpose <> 'service' and complaint_id is null",
                merging.merged());
    }
}
