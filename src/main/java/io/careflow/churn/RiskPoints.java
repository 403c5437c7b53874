package io.careflow.churn;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionModel.Decided;
import java.util.Map;

/**
 * What one table says of a customer.
 *
 * @param rule id of the row that applies
 * @param points how much it speaks for leaving; may be none
 * @param reason what speaks for leaving, {@code silence}, as the table of offers knows it; null for nothing to act upon
 * @param why in a sentence; null for nothing remarkable
 * @param whyZh the same in Chinese
 */
public record RiskPoints(String rule, int points, String reason, String why, String whyZh) {

    /** @throws DecisionFault when no row applies, or it says what nobody understands */
    static RiskPoints of(RiskTable table, Decided decided) {
        if (decided.rules().isEmpty() || !(decided.output() instanceof Map<?, ?> row)) {
            throw new DecisionFault(table.decision(), null, "no row applies, or it has one output only");
        }
        var rule = decided.rules().getFirst();
        if (!(row.get("points") instanceof Number points)
                || points.doubleValue() != points.intValue()
                || points.intValue() < 0
                || points.intValue() > 100) {
            throw new DecisionFault(table.decision(), null, rule + ": points must be a whole number from 0 to 100");
        }
        var said =
                new RiskPoints(rule.id(), points.intValue(), text(row, "reason"), text(row, "why"), text(row, "whyZh"));
        if ((said.why == null) != (said.whyZh == null) || said.reason != null && said.why == null) {
            throw new DecisionFault(
                    table.decision(), null, rule + ": why and whyZh must be given both, and for each reason");
        }
        return said;
    }

    private static String text(Map<?, ?> row, String output) {
        return row.get(output) instanceof String text && !text.isBlank() ? text : null;
    }
}
