package io.careflow.messaging;

import java.util.UUID;

/**
 * A customer answered a message about a complaint, or of another flow. Published in the transaction that takes the answer in, once for each;
 * whoever listens belongs to it.
 *
 * @param id of what they wrote
 * @param customerId whom the message was for
 * @param complaintId the complaint that they mean; null where it is another flow's record
 * @param subjectId that record, where it is no complaint: a revisit; what they wrote stands on the timeline already then
 * @param text their words, without what they quote
 */
public record CustomerWrote(UUID id, UUID customerId, UUID complaintId, UUID subjectId, Channel channel, String text) {

    /** Keeps their words out of logs. */
    @Override
    public String toString() {
        return "CustomerWrote[" + id + "]";
    }
}
