package io.careflow.messaging;

import java.util.Optional;
import java.util.UUID;

/** Which complaint a customer means who does not say: answered by the module that handles them. */
public interface OpenComplaints {

    /** Their open complaint; of several the one that waits for their answer, else the newest. Empty when there is none. */
    Optional<UUID> ofCustomer(UUID customerId);
}
