package io.careflow.revisit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A revisit as the API and the pages show it.
 *
 * @param group whose it is
 * @param dueOn by when the customer was to hear from us
 * @param dueAt by when staff is to have done it
 * @param way {@code call}, {@code email} or {@code sms}
 * @param tries how often somebody called
 * @param outcome null while it is open
 * @param nextOn when to come again, where that was agreed or nobody answered; null for the usual interval
 * @param closedAt null while it is open
 */
public record Revisit(
        UUID id,
        UUID customerId,
        String group,
        String tier,
        LocalDate dueOn,
        Instant dueAt,
        String way,
        int tries,
        RevisitOutcome outcome,
        LocalDate nextOn,
        Instant openedAt,
        Instant closedAt) {}
