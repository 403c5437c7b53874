package io.careflow.messaging.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The hours of each day in which nobody is disturbed, on the clock where they are. An edge that a change of clocks skips
 * moves forward by what is skipped; of one that comes twice the begin is the earlier and the end the later.
 *
 * @param from the first quiet moment
 * @param until the first moment that is not quiet any more; on the next day where that is not later than {@code from}
 */
record QuietHours(LocalTime from, LocalTime until) {

    /** When it ceases to be quiet; null when it is not. */
    Instant end(Instant at, ZoneId zone) {
        var today = LocalDate.ofInstant(at, zone);
        for (var day : List.of(today.minusDays(1), today)) {
            var begin =
                    day.atTime(from).atZone(zone).withEarlierOffsetAtOverlap().toInstant();
            var end = (until.isAfter(from) ? day : day.plusDays(1))
                    .atTime(until)
                    .atZone(zone)
                    .withLaterOffsetAtOverlap()
                    .toInstant();
            if (!at.isBefore(begin) && at.isBefore(end)) {
                return end;
            }
        }
        return null;
    }
}
