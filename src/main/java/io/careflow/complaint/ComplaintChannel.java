package io.careflow.complaint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The way a complaint came in. */
public enum ComplaintChannel {
    WEB,
    EMAIL,
    PHONE,
    SMS,
    CHAT,
    SOCIAL,
    VISIT,
    API;

    /** The name used in the API and in models: {@code email}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
