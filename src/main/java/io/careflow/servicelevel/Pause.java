package io.careflow.servicelevel;

import java.time.Instant;

/**
 * Time that a clock stood still: while waiting for the customer, or resolved and not yet reopened.
 *
 * @param from when it stopped
 * @param to when it went on, not before {@code from}
 */
public record Pause(Instant from, Instant to) {

    public Pause {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a pause ends before it starts: " + from + " to " + to);
        }
    }
}
