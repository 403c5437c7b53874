package io.careflow.reminder;

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
        for (var field : changes.keySet()) {
            if (!FIELDS.contains(field)) {
                throw UpdateRefused.field(TYPE, field, "cannot be told");
            }
        }
        if (rows.find(id).isEmpty()) {
            throw UpdateRefused.unknownRecord(TYPE, id);
        }
        var state = String.valueOf(changes.get("state"));
        switch (state) {
            case "reminded" -> rows.reminded(id, message(changes.get("messageId")));
            case "bought", "not-bought" -> rows.end(id, "reminded", state, null);
            case "bought-first" -> rows.end(id, "begun", state, null);
            case "left-out" -> rows.end(id, "begun", state, reason(changes.get("reason")));
            default ->
                throw UpdateRefused.field(
                        TYPE, "state", "is none of reminded, bought, not-bought, bought-first, left-out");
        }
        return Map.of();
    }

    private static UUID message(Object given) {
        try {
            return UUID.fromString(String.valueOf(given));
        } catch (IllegalArgumentException e) {
            throw UpdateRefused.field(TYPE, "messageId", "is no id of a message");
        }
    }

    private static String reason(Object given) {
        if (given instanceof String code && code.matches("[a-z]+(-[a-z]+)*")) {
            return code;
        }
        throw UpdateRefused.field(TYPE, "reason", "is no code in kebab-case");
    }
}
