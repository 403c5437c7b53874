package io.careflow.customer;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Tells how content customers say they are; the module that asks them implements it. */
public interface Satisfactions {

    /**
     * The last answer of each of many customers; who is missing gave none.
     *
     * @param since answers before it do not count
     */
    Map<UUID, Satisfaction> latest(Collection<UUID> customers, Instant since);
}
