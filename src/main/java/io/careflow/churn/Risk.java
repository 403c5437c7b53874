package io.careflow.churn;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a customer is at risk of leaving, in words. */
public enum Risk {
    LOW,
    MEDIUM,
    HIGH;

    /** The name used in tables, the API and the database. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody should do something about it. */
    public boolean isAtRisk() {
        return this != LOW;
    }

    /** Empty for what is none. */
    static Optional<Risk> of(Object code) {
        return Arrays.stream(values()).filter(risk -> risk.code().equals(code)).findFirst();
    }
}
