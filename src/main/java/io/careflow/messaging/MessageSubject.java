package io.careflow.messaging;

import java.util.UUID;

/**
 * Whom and what a message is about.
 *
 * @param customerId who gets it
 * @param complaintId the complaint it is about; null for none
 */
public record MessageSubject(UUID customerId, UUID complaintId) {}
