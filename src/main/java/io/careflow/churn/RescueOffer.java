package io.careflow.churn;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionModel.Decided;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Set;

/**
 * A row of the table of offers.
 *
 * @param offer what it is called in figures; null for none
 * @param offerText as customers read it; empty for none
 * @param offerTextZh the same in Chinese
 * @param cost in the company's currency
 * @param outreach {@code call}, {@code message} or {@code none}
 * @param priority of tasks, and of who is rescued first; 0 to 100
 */
record RescueOffer(String offer, String offerText, String offerTextZh, BigDecimal cost, String outreach, int priority) {

    static final String CALL = "call";
    static final String MESSAGE = "message";
    static final String NOT_WORTH_IT = "none";

    private static final Set<String> OUTREACH = Set.of(CALL, MESSAGE, NOT_WORTH_IT);

    /** @throws DecisionFault when no row applies, or it says what nobody understands */
    static RescueOffer of(Decided decided) {
        if (decided.rules().isEmpty() || !(decided.output() instanceof Map<?, ?> row)) {
            throw new DecisionFault(RescueOffers.DECISION, null, "no row applies, or it has one output only");
        }
        var rule = decided.rules().getFirst().toString();
        var offer = of(row, rule);
        if (!OUTREACH.contains(offer.outreach)) {
            throw fault(rule, "outreach must be one of " + OUTREACH);
        }
        if ((offer.offer == null) != offer.offerText.isEmpty()
                || offer.offerText.isEmpty() != offer.offerTextZh.isEmpty()) {
            throw fault(rule, "offer, offerText and offerTextZh must be given all, or none");
        }
        number(row, rule, "attempts");
        number(row, rule, "approveAbove");
        for (var wait : Set.of("retryAfter", "dueWithin", "silence", "winBack")) {
            duration(row, rule, wait);
        }
        if (!(row.get("approvers") instanceof String group) || group.isBlank()) {
            throw fault(rule, "approvers must be a group");
        }
        return offer;
    }

    /** What a process read from the table, as it hands it on. */
    static RescueOffer of(Map<?, ?> row, String rule) {
        return new RescueOffer(
                row.get("offer") instanceof String offer && !offer.isBlank() ? offer : null,
                text(row, "offerText"),
                text(row, "offerTextZh"),
                number(row, rule, "cost"),
                text(row, "outreach"),
                number(row, rule, "priority").intValue());
    }

    private static String text(Map<?, ?> row, String output) {
        return row.get(output) instanceof String text ? text : "";
    }

    private static BigDecimal number(Map<?, ?> row, String rule, String output) {
        if (row.get(output) instanceof Number number && number.doubleValue() >= 0) {
            return new BigDecimal(number.toString());
        }
        throw fault(rule, output + " must be a number from 0");
    }

    private static void duration(Map<?, ?> row, String rule, String output) {
        var text = text(row, output);
        try {
            if (text.startsWith("PT")) {
                Duration.parse(text);
            } else {
                Period.parse(text);
            }
        } catch (DateTimeException e) {
            throw fault(rule, output + " must be a duration, as P14D or PT4H");
        }
    }

    private static DecisionFault fault(String rule, String what) {
        return new DecisionFault(RescueOffers.DECISION, null, rule + ": " + what);
    }
}
