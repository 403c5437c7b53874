package io.careflow.servicelevel;

import java.time.Instant;

/**
 * That a calendar changed.
 *
 * @param version counted from one
 * @param fingerprint of the content; the same content has the same
 * @param changedBy login name, or {@code system}
 * @param change {@code shipped}, {@code edited} or {@code holidays 2026}
 */
public record CalendarVersion(int version, String fingerprint, Instant changedAt, String changedBy, String change) {}
