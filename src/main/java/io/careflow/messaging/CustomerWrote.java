package io.careflow.messaging;

import java.util.UUID;

/**
 * A customer answered a message about a complaint. Published in the transaction that takes the answer in, once for each;
 * whoever listens belongs to it.
 *
 * @param id of what they wrote
 * @param customerId whom the message was for
 * @param text their words, without what they quote
 */
public record CustomerWrote(UUID id, UUID customerId, UUID complaintId, Channel channel, String text) {

    /** Keeps their words out of logs. */
    @Override
    public String toString() {
        return "CustomerWrote[" + id + "]";
    }
}
