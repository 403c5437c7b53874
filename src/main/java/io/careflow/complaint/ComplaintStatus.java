package io.careflow.complaint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a complaint is. */
public enum ComplaintStatus {
    /** Accepted; the process has not looked at it yet. */
    RECEIVED,
    /** Classified and with a group, waiting for the first response of a person. */
    OPEN,
    /** Answered a first time; being investigated. */
    IN_PROGRESS,
    /** The customer was asked something; the resolution clock stands still. */
    WAITING,
    /** A resolution was sent; the customer may accept it or not. */
    RESOLVED,
    /** The customer did not accept; being investigated again. */
    REOPENED,
    /** Done. */
    CLOSED,
    /** Taken back by the customer. */
    WITHDRAWN;

    /** The name used in the API and in models: {@code in-progress}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether nothing more happens to it. */
    public boolean isFinal() {
        return this == CLOSED || this == WITHDRAWN;
    }

    /** The status with that {@link #code()}. */
    public static Optional<ComplaintStatus> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }
}
