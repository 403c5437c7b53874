package io.careflow.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What kind of customer it is. */
public enum CustomerKind {
    PERSON,
    COMPANY;

    /** As it is stored and shown: {@code person}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such kind */
    public static CustomerKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
