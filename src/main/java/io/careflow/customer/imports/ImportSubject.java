package io.careflow.customer.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a file brings. */
public enum ImportSubject {
    CUSTOMERS,
    PURCHASES;

    /** As it is stored and shown: {@code customers}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such one */
    public static ImportSubject of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
