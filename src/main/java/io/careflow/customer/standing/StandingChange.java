package io.careflow.customer.standing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer came to stand otherwise.
 *
 * @param of what changed
 * @param from null for the first rating
 * @param since when the new value was found
 * @param rule id of the table's row that applied
 * @param table version of the table, as the deployment names it
 * @param why the row's reason, as it was written then
 * @param whyZh the same in Chinese
 * @param signals what the table was asked with
 */
public record StandingChange(
        @JsonIgnore UUID id,
        Aspect of,
        String from,
        String to,
        Instant since,
        String rule,
        String table,
        String why,
        String whyZh,
        Signals signals) {}
