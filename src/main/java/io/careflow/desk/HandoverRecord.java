package io.careflow.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A handover that was done.
 *
 * @param to who got equal shares; empty when a group took all
 * @param toGroup null when people did
 * @param customers how many customers changed hands
 * @param tasks how many tasks were to change hands in the engine
 * @param pending how many of those still are; they are tried again until they have
 * @param lastError why one of those could not yet; null when none failed
 */
public record HandoverRecord(
        UUID id,
        String from,
        List<String> to,
        String toGroup,
        Instant at,
        String by,
        int customers,
        int tasks,
        int pending,
        String lastError) {}
