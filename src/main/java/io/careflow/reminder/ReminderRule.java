package io.careflow.reminder;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionModel.Decided;
import java.util.Map;

/**
 * A row of the table {@code next-purchase}.
 *
 * @param remind whether customers with such a rhythm are reminded
 * @param leadDays how many days before their usual day
 * @param reason why, or why not, as a code
 */
record ReminderRule(boolean remind, int leadDays, String reason) {

    /** @throws DecisionFault when no row applies, or it says what nobody understands */
    static ReminderRule of(Decided decided) {
        if (decided.rules().isEmpty() || !(decided.output() instanceof Map<?, ?> outputs)) {
            throw new DecisionFault(ReminderRules.DECISION, null, "no row applies, or it has one output only");
        }
        var rule = decided.rules().getFirst();
        if (!(outputs.get("remind") instanceof Boolean remind)) {
            throw fault(rule, "remind must be true or false");
        }
        if (!(outputs.get("reason") instanceof String reason) || !reason.matches("[a-z]+(-[a-z]+)*")) {
            throw fault(rule, "reason must be a code in kebab-case");
        }
        if (!remind) {
            return new ReminderRule(false, 0, reason);
        }
        if (!(outputs.get("leadDays") instanceof Number days) || days.intValue() < 0 || days.intValue() > 60) {
            throw fault(rule, "leadDays must be a whole number from 0 to 60");
        }
        return new ReminderRule(true, days.intValue(), reason);
    }

    private static DecisionFault fault(Object rule, String fault) {
        return new DecisionFault(ReminderRules.DECISION, null, rule + ": " + fault);
    }
}
