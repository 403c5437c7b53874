package io.careflow.customer.web;

import io.careflow.customer.CustomFields;
import io.careflow.customer.Customer;
import io.careflow.customer.DataQualities;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Customers as the API shows them to those who may see them. */
@Component
class CustomerViews {

    private final DataQualities qualities;
    private final CustomFields fields;
    private final Clock clock;

    CustomerViews(DataQualities qualities, CustomFields fields, Clock clock) {
        this.qualities = qualities;
        this.fields = fields;
        this.clock = clock;
    }

    CustomerView full(Customer customer) {
        return CustomerView.full(customer, qualities.of(customer, fields.all(), clock.instant()));
    }
}
