package io.careflow.messaging;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a message stands. It only moves forward; the database refuses anything else. */
public enum MessageStatus {
    /** Meant, and not (or definitely not) given to a provider yet. */
    PLANNED,
    /** A dispatcher is giving it to the provider. */
    CLAIMED,
    /** The provider has taken it. */
    ACCEPTED,
    /** The provider says that it arrived. */
    DELIVERED,
    /** It was refused for good, or given up; the reason says which. */
    FAILED,
    /** It was given to the provider and no answer is known: it may or may not have been sent. */
    UNKNOWN,
    /** It was decided not to send it; the reason says why. */
    SUPPRESSED;

    /** Its name in the ledger and the API: {@code accepted}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of a {@link #text()}. */
    public static MessageStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
