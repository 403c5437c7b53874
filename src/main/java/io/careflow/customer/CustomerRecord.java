package io.careflow.customer;

import io.careflow.platform.AuditTrail;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What flows may change of a customer: locale, tier and zone. */
@Component
class CustomerRecord implements UpdatableRecord {

    private final CustomerTable table;
    private final AuditTrail audit;

    CustomerRecord(CustomerTable table, AuditTrail audit) {
        this.table = table;
        this.audit = audit;
    }

    @Override
    public String recordType() {
        return "customer";
    }

    @Override
    @Transactional
    public Map<String, Object> update(UUID id, Map<String, Object> changes) {
        var standing = table.lockStanding(id)
                .orElseThrow(() -> UpdateRefused.unknownRecord("customer", id))
                .id();
        var checked = changes.entrySet().stream()
                .map(change -> CustomerChange.of(change.getKey(), change.getValue()))
                .toList();
        for (var change : checked) {
            table.set(standing, change);
            audit.record("change-" + change.field(), "customer", standing.toString());
        }
        return Map.of();
    }
}
