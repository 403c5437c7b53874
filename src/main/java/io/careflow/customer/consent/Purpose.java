package io.careflow.customer.consent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a message is sent; law and courtesy differ by it. */
public enum Purpose {
    /** About something the customer asked for. */
    SERVICE,
    SURVEY,
    /** Greetings and revisits. */
    RELATIONSHIP,
    MARKETING;

    /** Its name in models, the ledger and the API: {@code service}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text();
    }

    /** The purpose of a {@link #text()}. */
    public static Purpose of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
