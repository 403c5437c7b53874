package io.careflow.customer;

import java.util.UUID;

/**
 * Two records are being merged: told in the transaction that does it, before the rows of the merged one move to the
 * survivor.
 *
 * @param survivor who stands for both from now on
 * @param merged who is no record of their own any more
 * @param actor login name of who does it
 */
public record CustomersMerging(UUID survivor, UUID merged, String actor) {}
