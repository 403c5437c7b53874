package io.careflow.survey;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a survey stands. */
public enum SurveyStatus {
    /** It was asked for; whether the customer is invited is not decided yet. */
    REQUESTED,
    /** The customer was invited and may answer. */
    INVITED,
    ANSWERED,
    /** The customer did not answer in time. */
    EXPIRED,
    /** The customer was not invited. */
    NOT_ELIGIBLE,
    /** There is nobody to ask any more. */
    WITHDRAWN;

    /** The name used in the database and the API: {@code not-eligible}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static SurveyStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
