package io.careflow.churn;

import java.util.List;
import java.util.Objects;

/**
 * What the tables say of a customer.
 *
 * @param score from 0 to 100: the higher, the less likely they buy again
 * @param risk whether that is a reason to act, for a customer like them
 * @param reasons what speaks for leaving, the heaviest first
 * @param table version of the tables
 */
record Assessment(int score, Risk risk, List<RiskPoints> reasons, String table) {

    /** What mainly speaks for leaving; null for nothing to act upon. */
    String reason() {
        return reasons.stream()
                .map(RiskPoints::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
