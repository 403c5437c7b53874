package io.careflow.customer;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Something happened by which customers may stand differently: they bought, complained, took over another's record.
 * Published in the transaction in which it happens; they are rated anew soon after it commits.
 */
public record StandingAffected(Collection<UUID> customers) {

    /** The same for one customer. */
    public static StandingAffected of(UUID customer) {
        return new StandingAffected(List.of(customer));
    }
}
