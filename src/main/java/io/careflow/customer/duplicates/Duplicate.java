package io.careflow.customer.duplicates;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Two records that may be of one customer.
 *
 * @param first the one that is known longer
 * @param score the sum of the evidence's points
 * @param state {@code open}, {@code rejected} or {@code merged}
 * @param decidedBy login name of who rejected or merged; null while it is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Duplicate(
        UUID id,
        UUID first,
        UUID second,
        int score,
        List<Evidence> evidence,
        String state,
        Instant foundAt,
        Instant decidedAt,
        String decidedBy,
        String reason) {}
