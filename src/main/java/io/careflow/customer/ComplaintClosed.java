package io.careflow.customer;

import java.util.UUID;

/**
 * A complaint came to its end, and not because the customer took it back: published in the transaction that closes it.
 *
 * @param group the group that had it; null when nobody had
 */
public record ComplaintClosed(UUID complaintId, UUID customerId, String group) {}
