package io.careflow.customer;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Tells how much service customers needed; the module that serves them implements it. */
public interface ServiceBurdens {

    /**
     * The burdens of many customers at once; who is missing had none.
     *
     * @param since begin of the period
     */
    Map<UUID, ServiceBurden> of(Collection<UUID> customers, Instant since);
}
