package io.careflow.customer;

import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a customer bought. It stays: accounts must be kept for years, and nothing in it tells who bought. */
@Component
@Order(1)
class PurchaseData implements PersonalData {

    private final Purchases purchases;

    PurchaseData(Purchases purchases) {
        this.purchases = purchases;
    }

    @Override
    public String name() {
        return "purchases";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        String next = null;
        do {
            var page = purchases.ofCustomer(customerId, next);
            page.items().forEach(to);
            next = page.next();
        } while (next != null);
    }

    @Override
    public void erase(UUID customerId) {
        // Nothing: see above.
    }
}
