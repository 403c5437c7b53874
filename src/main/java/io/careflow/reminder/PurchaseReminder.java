package io.careflow.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A reminder that was begun.
 *
 * @param lastPurchase the purchase that it follows
 * @param expected when the next one would be usual
 * @param state {@code begun}, {@code reminded}, {@code left-out}, {@code bought-first}, {@code bought}, {@code not-bought}
 * @param reason why it was left out, as a code; null where it was not
 * @param messageId what was meant for the customer: the ledger tells what became of it; null for nothing
 * @param messageStatus what became of that so far: {@code accepted}, {@code suppressed}; null like the message
 * @param remindedAt null where they were not
 * @param doneAt null while it goes on
 */
public record PurchaseReminder(
        UUID id,
        UUID customerId,
        LocalDate lastPurchase,
        LocalDate expected,
        String state,
        String reason,
        UUID messageId,
        String messageStatus,
        Instant begunAt,
        Instant remindedAt,
        Instant doneAt) {}
