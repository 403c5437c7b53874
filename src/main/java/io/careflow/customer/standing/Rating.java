package io.careflow.customer.standing;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionModel;
import java.util.Map;

/**
 * What a table says of a customer.
 *
 * @param rule id of the row that applies
 * @param why in a sentence
 * @param whyZh the same in Chinese
 */
record Rating(String value, String rule, String why, String whyZh) {

    /** @throws DecisionFault when no row applies, or it says what nobody understands */
    static Rating of(Aspect aspect, DecisionModel.Decided decided) {
        if (decided.rules().isEmpty() || !(decided.output() instanceof Map<?, ?> row)) {
            throw new DecisionFault(aspect.decision(), null, "no row applies, or it has one output only");
        }
        var rule = decided.rules().getFirst();
        var value = text(row, aspect.output());
        if (!aspect.known().contains(value)) {
            throw new DecisionFault(
                    aspect.decision(), null, rule + ": " + aspect.output() + " must be one of " + aspect.known());
        }
        return new Rating(value, rule.id(), reason(aspect, rule, row, "why"), reason(aspect, rule, row, "whyZh"));
    }

    private static String reason(Aspect aspect, DecisionModel.MatchedRule rule, Map<?, ?> row, String output) {
        var reason = text(row, output);
        if (reason == null || reason.isBlank()) {
            throw new DecisionFault(aspect.decision(), null, rule + ": " + output + " must be given");
        }
        return reason;
    }

    private static String text(Map<?, ?> row, String output) {
        return row.get(output) instanceof String text ? text : null;
    }
}
