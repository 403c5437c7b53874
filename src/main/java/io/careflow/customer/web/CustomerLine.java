package io.careflow.customer.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.careflow.customer.Contact;
import io.careflow.customer.Customer;
import io.careflow.customer.CustomerKind;
import io.careflow.customer.Masked;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer in a list: enough to tell people apart, with masked contacts.
 *
 * @param email the first choice, masked; null for none
 * @param phone the first choice, masked; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CustomerLine(
        UUID id,
        CustomerKind kind,
        String name,
        String company,
        String externalId,
        String email,
        String phone,
        String tier,
        String owner,
        Instant createdAt) {

    static CustomerLine of(Customer customer) {
        Contact phone = customer.shownPhone();
        return new CustomerLine(
                customer.id(),
                customer.kind(),
                customer.name(),
                customer.company(),
                customer.externalId(),
                Masked.email(customer.email()),
                phone == null ? null : Masked.phone(phone.value()),
                customer.tier(),
                customer.owner(),
                customer.createdAt());
    }

    static CustomerLine idOnly(Customer customer) {
        return new CustomerLine(customer.id(), null, null, null, null, null, null, null, null, null);
    }
}
