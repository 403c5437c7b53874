package io.careflow.greeting;

import io.careflow.customer.RecordChanges;
import io.careflow.customer.UpdatableRecord;
import io.careflow.customer.UpdateRefused;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the process writes on a greeting: {@code state}, and with it {@code messageId} or {@code reason}. */
@Component
class GreetingRecord implements UpdatableRecord {

    private static final String TYPE = "greeting";
    private static final Set<String> FIELDS = Set.of("state", "messageId", "reason");

    private final GreetingRows rows;

    GreetingRecord(GreetingRows rows) {
        this.rows = rows;
    }

    @Override
    public String recordType() {
        return TYPE;
    }

    @Override
    @Transactional
    public Map<String, Object> update(UUID id, Map<String, Object> changes) {
        var told = RecordChanges.of(TYPE, changes, FIELDS);
        if (rows.find(id).isEmpty()) {
            throw UpdateRefused.unknownRecord(TYPE, id);
        }
        switch (told.step("state")) {
            case "greeted" -> rows.end(id, "greeted", null, told.id("messageId"));
            case "left-out" -> rows.end(id, "left-out", told.code("reason"), null);
            default -> throw UpdateRefused.field(TYPE, "state", "is none of greeted, left-out");
        }
        return Map.of();
    }
}
