package io.careflow.customer;

import java.util.Map;
import java.util.UUID;

/** A kind of record that flows change through jobs of type {@code update-record}. Implement it as a Spring bean. */
public interface UpdatableRecord {

    /** How models name it: {@code complaint}. Unique among all beans. */
    String recordType();

    /**
     * Makes the changes, all or none, inside the caller's transaction.
     *
     * @param changes new values by field; the record's own rules decide what is legal
     * @return small facts for the flow; empty when there are none, never personal data
     * @throws UpdateRefused when the record is unknown or a change is not legal, naming it
     */
    Map<String, Object> update(UUID id, Map<String, Object> changes);
}
