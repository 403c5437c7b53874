package io.careflow.customer.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What came of a review. */
enum ReviewOutcome {
    /** The record was right as it is. */
    REVIEWED,
    /** The record was mended. */
    UPDATED,
    /** The customer could not be asked. */
    NOT_REACHED;

    /** The name used in forms and models: {@code not-reached}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether somebody vouches for the record now. */
    boolean confirms() {
        return this != NOT_REACHED;
    }

    static Optional<ReviewOutcome> of(Object code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst();
    }
}
