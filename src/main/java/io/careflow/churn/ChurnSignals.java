package io.careflow.churn;

import io.careflow.customer.standing.Signals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What speaks for and against a customer's leaving, in numbers that decision tables compare.
 *
 * @param purchases on how many days they bought
 * @param amount bought so far, less what went back, in the company's currency
 * @param missed purchases to be expected since the last one by their own rhythm, see {@link ChurnSettings}; two decimals
 * @param pace purchases of the last 90 days, as often as in 90 days before: 1 for as often as ever; null for who has not
 *     been known for 120 days or bought but once before
 * @param spending what they bought for in the last 90 days, compared as {@code pace}; null where that is, and for who
 *     bought nothing of late
 * @param complaints received within a year
 * @param severeComplaints how many of them were critical or high
 * @param satisfied how many percent of the resolutions they judged within a year they accepted; null for none
 * @param surveyScore latest within a year, 0 to 100; null for none
 * @param contactDays since company and customer last spoke or wrote; null for never
 */
record ChurnSignals(
        int purchases,
        BigDecimal amount,
        BigDecimal missed,
        BigDecimal pace,
        BigDecimal spending,
        int complaints,
        int severeComplaints,
        Integer satisfied,
        Integer surveyScore,
        Integer contactDays) {

    /** What decision tables may ask for. */
    static final Set<String> INPUTS = Set.of(
            "purchases",
            "amount",
            "missed",
            "pace",
            "spending",
            "complaints",
            "severeComplaints",
            "satisfied",
            "surveyScore",
            "contactDays");

    private static final int RECENT = 90;
    private static final int KNOWN_LONG_ENOUGH = 120;

    /**
     * @param signals of somebody who has bought
     * @param surveyScore 0 to 100; null for none
     */
    static ChurnSignals of(Signals signals, Integer surveyScore, Instant now, ChurnSettings settings) {
        var before = signals.shoppingDays() - signals.recentDays();
        var comparable = signals.tenureDays() >= KNOWN_LONG_ENOUGH && before >= 2;
        var parts = (signals.tenureDays() - RECENT) / (double) RECENT;
        var bought = signals.amount().subtract(signals.recentAmount()).doubleValue();
        return new ChurnSignals(
                signals.shoppingDays(),
                signals.amount(),
                rounded(missed(signals, settings)),
                comparable ? rounded(signals.recentDays() * parts / before) : null,
                comparable && signals.recentDays() > 0 && bought > 0
                        ? rounded(signals.recentAmount().doubleValue() * parts / bought)
                        : null,
                signals.burden().complaints(),
                signals.burden().severe(),
                signals.burden().satisfied(),
                surveyScore,
                signals.lastContact() == null ? null : (int) ChronoUnit.DAYS.between(signals.lastContact(), now));
    }

    /** The rate at which they bought until the last purchase, shrunk towards that of all, times the days since. */
    private static double missed(Signals signals, ChurnSettings settings) {
        var repeats = signals.shoppingDays() - 1;
        var within = signals.tenureDays() - signals.daysSincePurchase();
        var rate = (settings.priorPurchases() + repeats) / (settings.priorDays() + within);
        return rate * signals.daysSincePurchase();
    }

    /** What decision tables are asked with. */
    Map<String, Object> inputs() {
        var inputs = new HashMap<String, Object>();
        inputs.put("purchases", purchases);
        inputs.put("amount", amount);
        inputs.put("missed", missed);
        inputs.put("pace", pace);
        inputs.put("spending", spending);
        inputs.put("complaints", complaints);
        inputs.put("severeComplaints", severeComplaints);
        inputs.put("satisfied", satisfied);
        inputs.put("surveyScore", surveyScore);
        inputs.put("contactDays", contactDays);
        return inputs;
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
    }
}
