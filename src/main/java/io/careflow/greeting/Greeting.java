package io.careflow.greeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A greeting that was begun.
 *
 * @param occasion {@code birthday}, {@code anniversary}, or a festival's id
 * @param day on which the occasion is
 * @param years which anniversary it is; null for no anniversary
 * @param state {@code begun}, {@code greeted} or {@code left-out}
 * @param reason why it was left out, as a code; null where it was not
 * @param messageId what was meant for the customer: the ledger tells what became of it; null for nothing
 * @param messageStatus what became of that so far: {@code accepted}, {@code suppressed}; null like the message
 * @param doneAt null while it goes on
 */
public record Greeting(
        UUID id,
        UUID customerId,
        String occasion,
        LocalDate day,
        Integer years,
        String state,
        String reason,
        UUID messageId,
        String messageStatus,
        Instant begunAt,
        Instant doneAt) {}
