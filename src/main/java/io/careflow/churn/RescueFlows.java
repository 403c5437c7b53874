package io.careflow.churn;

import io.careflow.customer.CustomerFlow;
import io.careflow.customer.CustomerFlows;
import io.careflow.customer.CustomerVisibility;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A customer's rescues, for their page. */
@Component
class RescueFlows implements CustomerFlows {

    private static final int MOST = 20;

    private final RescueTable table;
    private final CustomerVisibility visibility;

    RescueFlows(RescueTable table, CustomerVisibility visibility) {
        this.table = table;
        this.visibility = visibility;
    }

    @Override
    public List<CustomerFlow> ofCustomer(UUID customerId) {
        return table.ofCustomer(customerId, visibility.current(), MOST).stream()
                .map(rescue -> new CustomerFlow(
                        ChurnRescues.FLOW,
                        RescueRecord.TYPE,
                        rescue.id(),
                        rescue.reference(),
                        rescue.status().code(),
                        rescue.openedAt(),
                        rescue.endedAt(),
                        "/churn/customers/" + rescue.customerId()))
                .toList();
    }
}
