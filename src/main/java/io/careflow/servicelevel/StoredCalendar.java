package io.careflow.servicelevel;

import java.time.Instant;

/**
 * A version of a calendar that is kept.
 *
 * @param definition in order, with its id
 * @param version counted from one
 * @param fingerprint of the definition
 * @param changedBy login name, or {@code system}
 */
public record StoredCalendar(
        CalendarDefinition definition, int version, String fingerprint, Instant changedAt, String changedBy) {}
