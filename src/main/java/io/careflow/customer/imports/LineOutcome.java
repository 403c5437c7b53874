package io.careflow.customer.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a line; in a dry run, what would. */
public enum LineOutcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    REFUSED;

    /** As it is stored and shown: {@code created}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such one */
    public static LineOutcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
