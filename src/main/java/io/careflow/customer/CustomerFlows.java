package io.careflow.customer;

import java.util.List;
import java.util.UUID;

/** The flows of a kind that customers are in. Implement it as a Spring bean where the flow's record is kept. */
public interface CustomerFlows {

    /**
     * The flows of a customer that whoever is logged in may see: those that go on first, then the newest; not all when
     * there are many.
     */
    List<CustomerFlow> ofCustomer(UUID customerId);
}
