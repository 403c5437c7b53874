package io.careflow.customer;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;

/**
 * One change of a customer that a flow may make.
 *
 * @param field the changed field, which is also its column
 * @param value checked, in the form that is stored
 */
record CustomerChange(String field, String value) {

    // Which of them a customer gets is a decision table's business; that there are no others is the record's.
    private static final Set<String> TIERS = Set.of("A", "B", "C");

    /** @throws UpdateRefused when the field is none that flows change, or the value none of its values */
    static CustomerChange of(String field, Object value) {
        if (!(value instanceof String text)) {
            throw UpdateRefused.field("customer", field, "must be text");
        }
        return switch (field) {
            case "locale" ->
                new CustomerChange(
                        field,
                        Languages.parse(text)
                                .orElseThrow(() -> UpdateRefused.field("customer", field, "is no known language tag"))
                                .toLanguageTag());
            case "tier" -> {
                if (!TIERS.contains(text)) {
                    throw UpdateRefused.field("customer", field, "is none of A, B, C");
                }
                yield new CustomerChange(field, text);
            }
            case "zone" -> new CustomerChange(field, zone(text));
            default -> throw UpdateRefused.field("customer", field, "is no field that a flow changes");
        };
    }

    private static String zone(String text) {
        try {
            return ZoneId.of(text).getId();
        } catch (DateTimeException e) {
            throw UpdateRefused.field("customer", "zone", "is no time zone");
        }
    }
}
