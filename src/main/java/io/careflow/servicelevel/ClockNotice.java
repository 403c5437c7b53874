package io.careflow.servicelevel;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A notice of a clock, told to the application's own listeners in the transaction that records it. Given once for each
 * clock, cycle and level.
 *
 * @param cycle how often the clock had been reopened
 * @param level the rung's name: {@code warning}
 * @param group candidate group that is notified
 * @param dueAt when the target is consumed
 * @param late how long after its time the notice was given; zero when in time
 */
public record ClockNotice(
        UUID clockId,
        String subjectType,
        UUID subjectId,
        Metric metric,
        int cycle,
        String level,
        String group,
        Instant dueAt,
        Duration late) {}
