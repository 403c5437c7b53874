package io.careflow.customer;

import java.util.UUID;

/**
 * A customer complained: whatever asks them how content they are, or wants to please or sell, has to wait. Published in the
 * transaction that takes the complaint in; whoever listens belongs to it.
 */
public record CustomerComplained(UUID customerId, UUID complaintId) {}
