package io.careflow.customer.standing;

import io.careflow.customer.ServiceBurden;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a customer's record tells of them on one day, in numbers that decision tables compare. An order that was bought
 * counts as one purchase, what went back only lessens amounts; a year is the last 365 days.
 *
 * @param on the company's date
 * @param orders purchases so far
 * @param yearOrders purchases within a year
 * @param amount bought so far, less what went back, in {@code currency}
 * @param yearAmount the same within a year
 * @param currency ISO 4217
 * @param leftOut currencies without a rate, whose amounts are in none of these
 * @param firstPurchase day; null for nobody who bought
 * @param lastPurchase day; null for nobody who bought
 * @param tenureDays since the first purchase; null for nobody who bought
 * @param daysSincePurchase since the last one; null for nobody who bought
 * @param interval usual days from one purchase to the next: the median of their own; null while they bought on one day
 *     only
 * @param silence {@code daysSincePurchase} in intervals, two decimals, by the configured interval where they have none;
 *     null for nobody who bought
 * @param comeback the longest pause that a purchase of the last 180 days ended, in intervals, two decimals; null for none
 * @param potentialAmount what a year is worth at their average purchase and interval, or at their silence where that is
 *     longer; null for nobody who bought
 * @param shoppingDays on how many days they bought
 * @param recentDays the same within 90 days
 * @param recentAmount bought within 90 days, in {@code currency}
 * @param burden how much service they needed within a year
 * @param surveyScore their last answer to a survey within a year, from 0 to 100; null for none
 * @param lastContact when company and customer last spoke or wrote; null for never
 */
public record Signals(
        LocalDate on,
        int orders,
        int yearOrders,
        BigDecimal amount,
        BigDecimal yearAmount,
        String currency,
        List<String> leftOut,
        LocalDate firstPurchase,
        LocalDate lastPurchase,
        Integer tenureDays,
        Integer daysSincePurchase,
        BigDecimal interval,
        BigDecimal silence,
        BigDecimal comeback,
        BigDecimal potentialAmount,
        int shoppingDays,
        int recentDays,
        BigDecimal recentAmount,
        ServiceBurden burden,
        Integer surveyScore,
        Instant lastContact) {

    /** What decision tables may ask for. */
    static final Set<String> INPUTS = Set.of(
            "orders",
            "yearOrders",
            "amount",
            "yearAmount",
            "tenureDays",
            "daysSincePurchase",
            "silence",
            "comeback",
            "potentialAmount",
            "complaints",
            "severeComplaints",
            "openComplaints",
            "satisfied",
            "surveyScore");

    /** What decision tables are asked with. */
    public Map<String, Object> inputs() {
        var inputs = new HashMap<String, Object>();
        inputs.put("orders", orders);
        inputs.put("yearOrders", yearOrders);
        inputs.put("amount", amount);
        inputs.put("yearAmount", yearAmount);
        inputs.put("tenureDays", tenureDays);
        inputs.put("daysSincePurchase", daysSincePurchase);
        inputs.put("silence", silence);
        inputs.put("comeback", comeback);
        inputs.put("potentialAmount", potentialAmount);
        inputs.put("complaints", burden.complaints());
        inputs.put("severeComplaints", burden.severe());
        inputs.put("openComplaints", burden.open());
        inputs.put("satisfied", burden.satisfied());
        inputs.put("surveyScore", surveyScore);
        return inputs;
    }
}
