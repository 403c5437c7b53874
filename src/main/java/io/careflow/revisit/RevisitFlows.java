package io.careflow.revisit;

import io.careflow.customer.CustomerFlow;
import io.careflow.customer.CustomerFlows;
import io.careflow.customer.CustomerVisibility;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A customer's revisits, for their page. */
@Component
class RevisitFlows implements CustomerFlows {

    private static final int MOST = 20;

    private final RevisitTable revisits;
    private final CustomerVisibility visibility;

    RevisitFlows(RevisitTable revisits, CustomerVisibility visibility) {
        this.revisits = revisits;
        this.visibility = visibility;
    }

    @Override
    public List<CustomerFlow> ofCustomer(UUID customerId) {
        return revisits.ofCustomer(customerId, MOST, visibility.current()).stream()
                .map(revisit -> new CustomerFlow(
                        "periodic-revisit",
                        RevisitRecord.TYPE,
                        revisit.id(),
                        revisit.dueOn().toString(),
                        revisit.outcome() == null
                                ? "open"
                                : "revisit-" + revisit.outcome().code(),
                        revisit.openedAt(),
                        revisit.closedAt(),
                        null))
                .toList();
    }
}
