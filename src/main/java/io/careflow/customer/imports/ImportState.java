package io.careflow.customer.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a job is. */
public enum ImportState {
    WAITING,
    RUNNING,
    COMPLETED,
    /** The file could not be read to its end; what was settled before stays. */
    FAILED,
    /** Somebody stopped it; what was settled before stays. */
    CANCELLED;

    /** As it is stored and shown: {@code waiting}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such one */
    public static ImportState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
