package io.careflow.customer;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Something that happened with a customer, to be put on the timeline by whoever is logged in.
 *
 * @param customerId whom it concerns
 * @param complaintId the complaint it belongs to; null for none
 * @param at when it happened; null for now
 * @param kind what happened, in kebab-case: {@code information-added}
 * @param channel by which channel; null where that means nothing
 * @param direction who turned to whom; null where nobody did
 * @param summary key of the sentence that tells it, {@code complaint.received}: the desk's texts have it as
 *     {@code timeline.complaint.received}
 * @param arguments what goes into that sentence; no personal data
 * @param text words of the people involved, as they are; null for none
 */
public record NewInteraction(
        UUID customerId,
        UUID complaintId,
        Instant at,
        String kind,
        String channel,
        Direction direction,
        String summary,
        List<String> arguments,
        String text) {

    public NewInteraction {
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(summary, "summary");
        arguments = arguments == null ? List.of() : List.copyOf(arguments);
    }

    /** The least there is to say. */
    public static NewInteraction of(UUID customerId, String kind, String summary) {
        return new NewInteraction(customerId, null, null, kind, null, null, summary, List.of(), null);
    }

    /** The same, belonging to a complaint. */
    public NewInteraction about(UUID complaint) {
        return new NewInteraction(customerId, complaint, at, kind, channel, direction, summary, arguments, text);
    }

    /** The same, said over a channel; both may be null. */
    public NewInteraction over(String by, Direction who) {
        return new NewInteraction(customerId, complaintId, at, kind, by, who, summary, arguments, text);
    }

    /** The same at another time; null for now. */
    public NewInteraction at(Instant when) {
        return new NewInteraction(customerId, complaintId, when, kind, channel, direction, summary, arguments, text);
    }

    /** The same with what goes into the sentence of its summary. */
    public NewInteraction withArguments(String... values) {
        return new NewInteraction(
                customerId, complaintId, at, kind, channel, direction, summary, List.of(values), text);
    }

    /** The same with the words that were said. */
    public NewInteraction withText(String words) {
        return new NewInteraction(customerId, complaintId, at, kind, channel, direction, summary, arguments, words);
    }
}
