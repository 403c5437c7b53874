package io.careflow.revisit;

import io.careflow.customer.Customers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who takes care of a customer now: whoever did when the revisit began may have handed them over. */
@Component
class RevisitCare {

    private final Customers customers;
    private final RevisitSettings settings;

    RevisitCare(Customers customers, RevisitSettings settings) {
        this.customers = customers;
        this.settings = settings;
    }

    /** The variables {@code owner}, null for nobody, and {@code group} for the next task of the process. */
    Map<String, Object> of(UUID customer) {
        var found = customers.find(customer);
        var care = new HashMap<String, Object>();
        care.put("owner", found.map(known -> known.owner()).orElse(null));
        care.put("group", found.map(known -> known.ownerGroup()).orElse(settings.group()));
        return care;
    }
}
