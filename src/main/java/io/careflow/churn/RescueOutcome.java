package io.careflow.churn;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What came of a rescue. */
public enum RescueOutcome {
    /** They stay: they said so, or bought after they were contacted. */
    ACCEPTED,
    /** They said no. */
    DECLINED,
    /** They said nothing. */
    SILENT,
    /** They bought before anybody contacted them. */
    CAME_BACK,
    /** They had declined or been silent, and bought afterwards. */
    WON_BACK,
    /** There is nobody to talk to any more: they were erased, or merged into somebody whose rescue is on. */
    STOPPED;

    /** The name used in models, the API and the database: {@code came-back}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether what they bought since counts as saved. */
    public boolean isSaved() {
        return this == ACCEPTED || this == WON_BACK;
    }

    static Optional<RescueOutcome> of(Object code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst();
    }
}
