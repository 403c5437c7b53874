package io.careflow.messaging;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a message travels. */
public enum Channel {
    EMAIL,
    SMS;

    /** Its name in models, the ledger and the API: {@code email}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text();
    }

    /** The channel of a {@link #text()}. */
    public static Channel of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
