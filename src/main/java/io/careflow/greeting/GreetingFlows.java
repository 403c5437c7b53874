package io.careflow.greeting;

import io.careflow.customer.CustomerFlow;
import io.careflow.customer.CustomerFlows;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A customer's greetings, for their page. */
@Component
class GreetingFlows implements CustomerFlows {

    private static final int MOST = 5;

    private final GreetingRows rows;

    GreetingFlows(GreetingRows rows) {
        this.rows = rows;
    }

    @Override
    public List<CustomerFlow> ofCustomer(UUID customerId) {
        return rows.ofCustomer(customerId, MOST).stream()
                .map(greeting -> new CustomerFlow(
                        "customer-greeting",
                        "greeting",
                        greeting.id(),
                        greeting.day().toString(),
                        greeting.state(),
                        greeting.begunAt(),
                        greeting.doneAt(),
                        greeting.messageId() == null ? null : "/messages/" + greeting.messageId()))
                .toList();
    }
}
