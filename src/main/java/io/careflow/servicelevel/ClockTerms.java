package io.careflow.servicelevel;

import java.time.Instant;
import java.util.UUID;

/**
 * What a clock is started with.
 *
 * @param subjectType what it is about: {@code complaint}
 * @param start when it begins to run
 */
public record ClockTerms(String subjectType, UUID subjectId, Metric metric, Instant start, ClockPolicy policy) {}
