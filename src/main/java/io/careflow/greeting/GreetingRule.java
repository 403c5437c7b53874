package io.careflow.greeting;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionModel.Decided;
import java.util.Map;

/**
 * A row of the table {@code greeting}.
 *
 * @param greet whether anybody is greeted
 * @param template what they are told; null where nobody is greeted
 * @param latestDays how many days late it may be
 */
record GreetingRule(boolean greet, String template, int latestDays) {

    /** @throws DecisionFault when no row applies, or it says what nobody understands */
    static GreetingRule of(Decided decided) {
        if (decided.rules().isEmpty() || !(decided.output() instanceof Map<?, ?> outputs)) {
            throw new DecisionFault(GreetingRules.DECISION, null, "no row applies, or it has one output only");
        }
        var rule = decided.rules().getFirst();
        if (!(outputs.get("greet") instanceof Boolean greet)) {
            throw fault(rule, "greet must be true or false");
        }
        if (!greet) {
            return new GreetingRule(false, null, 0);
        }
        if (!(outputs.get("template") instanceof String template) || template.isBlank()) {
            throw fault(rule, "template must name one");
        }
        if (!(outputs.get("latestDays") instanceof Number days) || days.intValue() < 0 || days.intValue() > 30) {
            throw fault(rule, "latestDays must be a whole number from 0 to 30");
        }
        return new GreetingRule(true, template, days.intValue());
    }

    private static DecisionFault fault(Object rule, String fault) {
        return new DecisionFault(GreetingRules.DECISION, null, rule + ": " + fault);
    }
}
