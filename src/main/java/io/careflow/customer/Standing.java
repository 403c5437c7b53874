package io.careflow.customer;

import java.time.Instant;

/**
 * How a customer stands with the company, each since when.
 *
 * @param tier {@code A}, {@code B} or {@code C}; never null
 * @param valueSegment null when not rated yet
 * @param lifecycle null when not rated yet
 */
public record Standing(
        String tier,
        Instant tierSince,
        String valueSegment,
        Instant valueSegmentSince,
        String lifecycle,
        Instant lifecycleSince) {}
