package io.careflow.customer.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * What a customer said, once, of being told something.
 *
 * @param at when they said it
 * @param source where: {@code phone}, {@code web-form}
 * @param proof the text that was shown to them, their words, or where either is kept; null where there is none
 * @param recordedBy login name of who recorded it, or {@code system}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConsentStatement(
        UUID id,
        ConsentChannel channel,
        Purpose purpose,
        ConsentState state,
        Instant at,
        String source,
        String proof,
        Instant recordedAt,
        String recordedBy) {

    boolean isProvableOptIn() {
        return state == ConsentState.OPTED_IN && proof != null;
    }
}
