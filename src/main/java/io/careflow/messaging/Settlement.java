package io.careflow.messaging;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * What a person did with a message that went no further.
 *
 * @param by their login name
 */
public record Settlement(How how, Instant at, String by) {

    /** What can be done with it. */
    public enum How {
        /** A new one was asked for in its place. */
        RESENT,
        /** Nobody needs it any more. */
        DISCARDED;

        /** Its name in the ledger and the API: {@code resent}. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
