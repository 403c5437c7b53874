package io.careflow.customer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An entry of a customer's timeline.
 *
 * @param id sorts by time
 * @param customerId whom it concerns
 * @param complaintId the complaint it belongs to; null for none
 * @param at when
 * @param kind what happened, in kebab-case
 * @param channel by which channel; null where that means nothing
 * @param direction who turned to whom; null where nobody did
 * @param summary key of the sentence that tells it
 * @param arguments what goes into that sentence
 * @param text words of the people involved; null for none
 * @param actor login name of who recorded it, or {@code system}
 */
public record Interaction(
        UUID id,
        UUID customerId,
        UUID complaintId,
        Instant at,
        String kind,
        String channel,
        Direction direction,
        String summary,
        List<String> arguments,
        String text,
        String actor) {

    /** The same without anybody's words, for those who may not read them. */
    public Interaction withoutWords() {
        return new Interaction(
                id, customerId, complaintId, at, kind, channel, direction, summary, List.of(), null, actor);
    }
}
