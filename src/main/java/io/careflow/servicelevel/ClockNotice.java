package io.careflow.servicelevel;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A notice of a clock, told to the application's own listeners in the transaction that records it. Given once for each
 * clock, cycle and level.
 *
 * @param id of the event that records it
 * @param cycle how often the clock had begun to notify anew
 * @param level the rung's name: {@code warning}
 * @param group candidate group that is notified
 * @param at when it was given
 * @param dueAt when it was to be given
 */
public record ClockNotice(
        UUID id,
        String subjectType,
        UUID subjectId,
        Metric metric,
        int cycle,
        String level,
        String group,
        Instant at,
        Instant dueAt) {

    /** How long after its time the notice was given. */
    public Duration late() {
        return Duration.between(dueAt, at);
    }
}
