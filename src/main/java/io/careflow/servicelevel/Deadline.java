package io.careflow.servicelevel;

import java.time.Instant;
import java.util.List;

/**
 * When something has to be done.
 *
 * @param dueAt the first instant at which the target is consumed, to the millisecond
 * @param warnAt when to warn, not after {@code dueAt}, to the millisecond
 * @param warnings what makes the answer less certain, for a person; mostly empty
 */
public record Deadline(Instant dueAt, Instant warnAt, List<String> warnings) {

    public Deadline {
        warnings = List.copyOf(warnings);
    }
}
