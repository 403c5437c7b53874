package io.careflow.customer;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What a capability keeps of customers. Implement it as a Spring bean beside each table that holds personal data: that is
 * how a customer gets all of it on request, and how all of it is erased.
 */
public interface PersonalData {

    /** What the part is called in an export: {@code complaints}. Unique among all beans. */
    String name();

    /**
     * Gives everything that is kept of a customer, record by record and in constant memory.
     *
     * @param to takes records, maps and lists of plain values, which are written as JSON
     */
    void export(UUID customerId, Consumer<Object> to);

    /** Why nothing can be erased just now; empty when nothing is in the way. */
    default Optional<Hindrance> hindrance(UUID customerId) {
        return Optional.empty();
    }

    /** Removes everything that tells who somebody is or what they said, in the caller's transaction. */
    void erase(UUID customerId);

    /**
     * What must come to an end first.
     *
     * @param code what it is, as the desk's texts name it under {@code erase.hindrance}: {@code open-complaint}
     * @param reference which one, as people call it
     */
    record Hindrance(String code, String reference) {}
}
