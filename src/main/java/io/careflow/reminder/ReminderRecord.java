package io.careflow.reminder;

import io.careflow.customer.RecordChanges;
import io.careflow.customer.UpdatableRecord;
import io.careflow.customer.UpdateRefused;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the process writes on a reminder: {@code state}, and with it {@code messageId} or {@code reason}. */
@Component
class ReminderRecord implements UpdatableRecord {

    private static final String TYPE = "purchase-reminder";
    private static final Set<String> FIELDS = Set.of("state", "messageId", "reason");

    private final ReminderRows rows;

    ReminderRecord(ReminderRows rows) {
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
        var state = told.step("state");
        switch (state) {
            case "reminded" -> rows.reminded(id, told.id("messageId"));
            case "bought", "not-bought" -> rows.end(id, "reminded", state, null);
            case "bought-first" -> rows.end(id, "begun", state, null);
            case "left-out" -> rows.end(id, "begun", state, told.code("reason"));
            default ->
                throw UpdateRefused.field(
                        TYPE, "state", "is none of reminded, bought, not-bought, bought-first, left-out");
        }
        return Map.of();
    }
}
