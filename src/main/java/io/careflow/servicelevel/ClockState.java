package io.careflow.servicelevel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a service-level clock stands. */
public enum ClockState {
    /** Business time is being consumed. */
    RUNNING,
    /** Stands still while the customer is waited for. */
    PAUSED,
    /** What was due has been done. A reopening lets it go on. */
    STOPPED,
    /** Nothing is due any more. */
    CANCELLED;

    /** The name used in the API and in the database: {@code running}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
