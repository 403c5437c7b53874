package io.careflow.revisit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What came of a revisit. */
public enum RevisitOutcome {
    /** They are content. */
    SATISFIED,
    /** Neither content nor discontent. */
    NEUTRAL,
    /** They are not: it goes on as a complaint. */
    DISSATISFIED,
    /** They think of leaving: somebody tries to keep them. */
    WANTS_TO_LEAVE,
    /** They want no more revisits. */
    DECLINED,
    /** Nobody was reached, by any way. */
    NOT_REACHED,
    /** They did not answer the message. */
    NO_REPLY,
    /** A complaint came first, or another revisit after a merge: it comes again. */
    POSTPONED;

    /** The name used in models, the API and the database. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the customer said something. */
    public boolean spoke() {
        return ordinal() <= DECLINED.ordinal();
    }

    static Optional<RevisitOutcome> of(Object code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst();
    }
}
