package io.careflow.messaging;

import io.careflow.customer.consent.Purpose;
import java.time.Instant;
import java.util.UUID;

/**
 * A message as the ledger knows it: no address, no text.
 *
 * @param template name of its template, {@code complaint-acknowledgement}
 * @param complaintId the complaint it is about; null for none
 * @param subjectId the record that its flow is about where that is no complaint: a revisit; null for none
 * @param acceptedAt when the provider took it; null until then
 * @param attempts how often it was given to the provider
 * @param reason code of the last fault, or why it was put off or suppressed; null where there is none
 * @param nextAttemptAt when it is to leave; null unless it is planned
 */
public record Message(
        UUID id,
        Channel channel,
        String template,
        Purpose purpose,
        MessageStatus status,
        UUID customerId,
        UUID complaintId,
        UUID subjectId,
        Instant createdAt,
        Instant acceptedAt,
        int attempts,
        String reason,
        Instant nextAttemptAt) {}
