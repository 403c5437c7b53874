package io.careflow.churn;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a rescue stands. */
public enum RescueStatus {
    /** Somebody is about to talk to the customer. */
    OPEN,
    /** A complaint of the customer comes first. */
    POSTPONED,
    /** They were written to, and their answer is awaited. */
    OFFERED,
    /** They declined or were silent, and will be asked once more. */
    WIN_BACK,
    /** It is over. */
    CLOSED;

    /** The name used in the API and the database: {@code win-back}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for what is none. */
    public static Optional<RescueStatus> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }
}
