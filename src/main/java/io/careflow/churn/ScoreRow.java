package io.careflow.churn;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A customer with their score.
 *
 * @param stake what they buy in a year, in the company's currency, to the cent: all they bought by the years since their
 *     first purchase, of which there is at least one
 */
record ScoreRow(UUID customer, Assessment assessment, BigDecimal stake) {

    private static final int YEAR = 365;

    static BigDecimal stake(BigDecimal bought, int tenureDays) {
        return bought.max(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(YEAR))
                .divide(BigDecimal.valueOf(Math.max(YEAR, tenureDays)), 2, RoundingMode.HALF_UP);
    }

    /**
     * What was kept of a customer before.
     *
     * @param kept the score that the history has last
     */
    record Before(int score, Risk risk, List<String> rules, BigDecimal stake, String table, int kept) {

        /** So far that the history has another row. */
        private static final int WORTH_KEEPING = 5;

        boolean isOf(ScoreRow row) {
            var now = row.assessment();
            return score == now.score()
                    && risk == now.risk()
                    && Objects.equals(rules, row.rules())
                    && stake.compareTo(row.stake()) == 0;
        }

        boolean isHistory(Assessment now) {
            return risk != now.risk() || Math.abs(now.score() - kept) >= WORTH_KEEPING;
        }
    }

    private List<String> rules() {
        return assessment.reasons().stream().map(RiskPoints::rule).toList();
    }
}
