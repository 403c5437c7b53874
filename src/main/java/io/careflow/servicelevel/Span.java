package io.careflow.servicelevel;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of real time.
 *
 * @param from first instant
 * @param to end, not before {@code from}
 */
record Span(Instant from, Instant to) {

    Span startingAt(Instant earliest) {
        return earliest.isAfter(from) ? new Span(earliest.isAfter(to) ? to : earliest, to) : this;
    }

    Span endingAt(Instant latest) {
        return latest.isBefore(to) ? new Span(from, latest.isBefore(from) ? from : latest) : this;
    }

    Duration length() {
        return Duration.between(from, to);
    }
}
