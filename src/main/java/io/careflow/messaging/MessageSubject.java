package io.careflow.messaging;

import java.util.UUID;

/**
 * Whom and what a message is about.
 *
 * @param customerId who gets it
 * @param complaintId the complaint it is about; null for none
 * @param subjectId id of the record that its flow is about, where that is no complaint: a revisit; null for none.
 *     Messages about one record count once against caps, so that a reminder is no second approach
 */
public record MessageSubject(UUID customerId, UUID complaintId, UUID subjectId) {

    /** About a complaint, or about nothing in particular where that is null. */
    public MessageSubject(UUID customerId, UUID complaintId) {
        this(customerId, complaintId, null);
    }
}
