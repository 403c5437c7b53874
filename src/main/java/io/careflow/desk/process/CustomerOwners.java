package io.careflow.desk.process;

import io.careflow.customer.Customers;
import io.careflow.desk.TaskFacts;
import io.careflow.engine.InvalidVariable;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Whom a task is for that its model assigns to {@value #WORD}: whoever owns the customer at the moment when it comes up,
 * whoever that was when the process began; without an owner their group, without one the groups that the model names.
 */
@Component
class CustomerOwners {

    /** The assignee in a model that stands for the owner of the customer. */
    static final String WORD = "customer-owner";

    private final Customers customers;

    CustomerOwners(Customers customers) {
        this.customers = customers;
    }

    /**
     * The same facts, with the owner in the place of the word.
     *
     * @throws InvalidVariable when the task is about no customer
     */
    TaskFacts resolved(TaskFacts told) {
        if (!WORD.equals(told.assignee())) {
            return told;
        }
        if (told.customerId() == null) {
            throw new InvalidVariable("customerId", "must be given for a task of the customer's owner");
        }
        var customer = customers.findUnscoped(told.customerId());
        return told.assigned(
                customer.map(known -> known.owner()).orElse(null),
                customer.map(known -> known.ownerGroup()).map(List::of).orElse(told.groups()));
    }
}
