package io.careflow.customer.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.careflow.customer.Customer;
import java.util.UUID;

/**
 * A customer as the API shows them; operations see the id alone.
 *
 * @param phone in E.164 where it could be standardised, else as given
 * @param phoneUsable false when no SMS can go to that phone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CustomerView(
        UUID id,
        String name,
        String email,
        String phone,
        Boolean phoneUsable,
        String locale,
        String zone,
        String tier) {

    static CustomerView full(Customer customer) {
        var phone = customer.shownPhone();
        return new CustomerView(
                customer.id(),
                customer.name(),
                customer.email(),
                phone == null ? null : phone.value(),
                phone == null ? null : phone.isUsable(),
                customer.locale().toLanguageTag(),
                customer.zone().getId(),
                customer.tier());
    }

    static CustomerView idOnly(Customer customer) {
        return new CustomerView(customer.id(), null, null, null, null, null, null, null);
    }
}
