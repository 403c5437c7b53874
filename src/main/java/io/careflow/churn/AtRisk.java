package io.careflow.churn;

import io.careflow.platform.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How likely a customer is to leave, and why.
 *
 * @param score 0 to 100: the higher, the less likely they buy again
 * @param since when they came to be at risk, or safe
 * @param reason what mainly speaks for leaving, as a code; null for nothing to act upon
 * @param reasons all of it, the heaviest first
 * @param stake what they buy in a year
 * @param trend how much the score has moved within 30 days; null for who has none as old
 * @param rescueId the rescue that is on; null for none
 */
public record AtRisk(
        UUID customerId,
        int score,
        Risk risk,
        Instant since,
        String reason,
        List<RiskPoints> reasons,
        Money stake,
        Integer trend,
        UUID rescueId) {}
