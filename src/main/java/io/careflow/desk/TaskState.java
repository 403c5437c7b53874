package io.careflow.desk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a user task stands, for the desk. */
public enum TaskState {
    /** To be done. */
    OPEN,
    /** Done by a person. */
    COMPLETED,
    /** Taken back by the flow: a withdrawal, an interruption, or the engine no longer has it. */
    CANCELED;

    /** As requests and answers write it: {@code open}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state of that word.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static TaskState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
