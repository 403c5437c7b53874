package io.careflow.servicelevel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

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

    /** The same time in order, with those that overlap or touch made one. */
    static List<Pause> merged(Collection<Pause> pauses) {
        if (pauses.isEmpty()) {
            return List.of();
        }
        var merged = new ArrayList<Pause>();
        for (var pause :
                pauses.stream().sorted(Comparator.comparing(Pause::from)).toList()) {
            if (merged.isEmpty() || merged.getLast().to().isBefore(pause.from())) {
                merged.add(pause);
            } else {
                merged.set(merged.size() - 1, merged.getLast().until(pause.to()));
            }
        }
        return merged;
    }

    private Pause until(Instant end) {
        return end.isAfter(to) ? new Pause(from, end) : this;
    }
}
