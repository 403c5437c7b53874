package io.careflow.customer;

import java.util.UUID;

/**
 * A flow has learnt that a customer is about to leave: somebody said so in a revisit, an answer to a survey reads so.
 * Publish it as a Spring event in the transaction that records what was said; the churn rescue of this customer begins
 * soon after it commits, unless one is on.
 *
 * @param customer who wants to leave; of a merged record the survivor gets the rescue
 * @param origin flow that learnt it: the file name of its model, {@code periodic-revisit}
 */
public record RescueWanted(UUID customer, String origin) {}
