package io.careflow.customer;

import io.careflow.platform.audit.AuditEntries;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who read or changed the record. It stays: it is evidence, and names nobody but staff. */
@Component
@Order(9)
class AccessData implements PersonalData {

    private final AuditEntries audit;

    AccessData(AuditEntries audit) {
        this.audit = audit;
    }

    @Override
    public String name() {
        return "accesses";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        String next = null;
        do {
            var page = audit.list("customer", customerId.toString(), null, next);
            page.items().forEach(to);
            next = page.next();
        } while (next != null);
    }

    @Override
    public void erase(UUID customerId) {
        // Nothing: see above.
    }
}
