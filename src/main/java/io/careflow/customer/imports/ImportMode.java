package io.careflow.customer.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether records change. */
public enum ImportMode {
    /** Says what applying would do, and changes nothing. */
    DRY_RUN,
    APPLY;

    /** As it is stored and shown: {@code dry-run}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such one */
    public static ImportMode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
