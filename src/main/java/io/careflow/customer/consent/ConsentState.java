package io.careflow.customer.consent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a customer said of being told something. */
public enum ConsentState {
    OPTED_IN,
    OPTED_OUT;

    /** As it is stored and shown: {@code opted-in}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such state */
    public static ConsentState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
