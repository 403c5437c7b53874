package io.careflow.customer;

import java.time.Instant;

/**
 * Something personal that is not kept for ever. Implement it as a Spring bean where it is kept; its age is configured as
 * {@code careflow.retention.<name>}, and without an age it stays.
 */
public interface RetentionRule {

    /** What it is called in the configuration: {@code complaint-texts}. Unique among all beans. */
    String name();

    /**
     * Removes the oldest, in the caller's transaction.
     *
     * @param before what is older goes
     * @param most how many records to remove at most
     * @return how many were removed; 0 when there is nothing more to do
     */
    int apply(Instant before, int most);
}
