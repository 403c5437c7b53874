package io.careflow.survey;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What has a survey sent. */
public enum SurveyCause {
    /** A complaint of the customer was closed. */
    COMPLAINT_CLOSED,
    /** They bought something. */
    PURCHASE,
    /** It is their turn again. */
    SCHEDULE,
    /** Somebody asked for it; that goes for every definition. */
    REQUEST;

    /** The name used in definitions and the API: {@code complaint-closed}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<SurveyCause> of(String code) {
        return Arrays.stream(values())
                .filter(cause -> cause.code().equals(code))
                .findFirst();
    }
}
