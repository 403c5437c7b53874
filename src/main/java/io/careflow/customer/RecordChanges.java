package io.careflow.customer;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads what a flow wants changed on a record; what is not as it must be is refused, naming the field. */
public final class RecordChanges {

    private final String recordType;
    private final Map<String, Object> values;

    private RecordChanges(String recordType, Map<String, Object> values) {
        this.recordType = recordType;
        this.values = values;
    }

    /**
     * @param known the fields that there are
     * @throws UpdateRefused for another one
     */
    public static RecordChanges of(String recordType, Map<String, Object> values, Set<String> known) {
        for (var field : values.keySet()) {
            if (!known.contains(field)) {
                throw UpdateRefused.field(recordType, field, "does not exist");
            }
        }
        return new RecordChanges(recordType, values);
    }

    /** A field that says which step was taken; {@code null} as a word where it is missing. */
    public String step(String field) {
        return String.valueOf(values.get(field));
    }

    /** @throws UpdateRefused when the field is missing or no id */
    public UUID id(String field) {
        try {
            return UUID.fromString(String.valueOf(values.get(field)));
        } catch (IllegalArgumentException e) {
            throw UpdateRefused.field(recordType, field, "is no id");
        }
    }

    /** @throws UpdateRefused when the field is missing or no code in kebab-case */
    public String code(String field) {
        if (values.get(field) instanceof String code && code.matches("[a-z]+(-[a-z]+)*")) {
            return code;
        }
        throw UpdateRefused.field(recordType, field, "is no code in kebab-case");
    }
}
