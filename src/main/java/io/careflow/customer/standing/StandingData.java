package io.careflow.customer.standing;

import io.careflow.customer.PersonalData;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How a customer was rated. Nothing of it has to be kept: whoever is erased is rated no more. */
@Component
@Order(2)
class StandingData implements PersonalData {

    private final StandingHistory history;

    StandingData(StandingHistory history) {
        this.history = history;
    }

    @Override
    public String name() {
        return "standing";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        String next = null;
        do {
            var page = history.page(customerId, next);
            page.items().forEach(to);
            next = page.next();
        } while (next != null);
    }

    @Override
    public void erase(UUID customerId) {
        history.erase(customerId);
    }
}
