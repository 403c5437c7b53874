package io.careflow.complaint;

import com.fasterxml.jackson.annotation.JsonValue;

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
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
