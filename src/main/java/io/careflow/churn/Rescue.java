package io.careflow.churn;

import io.careflow.platform.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who was about to leave, and what came of talking to them.
 *
 * @param reference what people call it by: {@code R-000042}
 * @param origin who wanted it: {@code churn-rescue} for the score, else the flow that learnt it, as its model is named
 * @param reason what mainly spoke for leaving, {@code silence}; {@code said-so} where they said it
 * @param score when it began; null for who was never scored
 * @param stake what they bought in a year then
 * @param offer what it is called in figures; null for none
 * @param cost what the offer costs
 * @param calls how often they were called in vain
 * @param contactedAt when they were first reached or written to; null for not yet
 * @param outcome null while it is open
 * @param leavingReason why they want to leave, as a code: {@code price}; null where they did not say
 * @param saved what they bought since, within a year, less the cost; null where nothing was saved
 */
public record Rescue(
        UUID id,
        String reference,
        UUID customerId,
        String origin,
        String reason,
        Risk risk,
        Integer score,
        Money stake,
        RescueStatus status,
        String offer,
        Money cost,
        int calls,
        Instant openedAt,
        Instant contactedAt,
        RescueOutcome outcome,
        String leavingReason,
        Instant answeredAt,
        Instant endedAt,
        Money saved) {}
