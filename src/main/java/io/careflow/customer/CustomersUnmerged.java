package io.careflow.customer;

import java.util.UUID;

/**
 * Two records were taken apart again: told in the transaction that did it.
 *
 * @param survivor who stood for both
 * @param restored who is a record of their own again
 * @param actor login name of who did it
 * @param reason why, in their words
 */
public record CustomersUnmerged(UUID survivor, UUID restored, String actor, String reason) {}
