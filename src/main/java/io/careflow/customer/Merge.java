package io.careflow.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * Two records that were made one.
 *
 * @param survivor the record that stands for both
 * @param merged the record that was merged into it
 * @param actor login name of who did it
 * @param reason why, in their words
 * @param undoneAt when they were taken apart again; null while they are one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Merge(
        UUID id,
        UUID survivor,
        UUID merged,
        Instant at,
        String actor,
        String reason,
        Instant undoneAt,
        String undoneBy,
        String undoneReason) {}
