package io.careflow.servicelevel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a deadline is computed from.
 *
 * @param complaintId whose it is; null for none
 * @param metric which of the complaint's clocks: {@code first-response}, {@code next-response}, {@code resolution}
 * @param calendar name of the business calendar
 * @param start when the clock started
 * @param target business time, zero or more
 * @param warnAtPercent the part of the target after which to warn, 1 to 100
 * @param pauses when the clock stood still, in any order
 */
public record DeadlineTerms(
        UUID complaintId,
        String metric,
        String calendar,
        Instant start,
        Duration target,
        int warnAtPercent,
        List<Pause> pauses) {

    public DeadlineTerms {
        pauses = List.copyOf(pauses);
    }
}
