package io.careflow.customer.standing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How often a customer buys, and what that comes to.
 *
 * @param own median of the days between their purchases; null while they bought on one day only
 * @param days the same, or what stands for it where they have none; never less than the least interval
 */
record PurchaseRhythm(BigDecimal own, BigDecimal days) {

    private static final BigDecimal YEAR = BigDecimal.valueOf(365);

    static PurchaseRhythm of(BigDecimal own, StandingSettings settings) {
        var days = own == null ? BigDecimal.valueOf(settings.usualInterval()) : own;
        return new PurchaseRhythm(own, days.max(BigDecimal.valueOf(settings.leastInterval())));
    }

    /** A number of days in intervals; null for null. */
    BigDecimal times(Integer pause) {
        return pause == null ? null : BigDecimal.valueOf(pause).divide(days, 2, RoundingMode.HALF_UP);
    }

    /**
     * What a year is worth to the cent: the average purchase as often as they buy, or as long as they have been silent.
     *
     * @param bought all that was bought, in {@code orders} purchases
     */
    BigDecimal yearly(BigDecimal bought, int orders, int silentDays) {
        var apart = days.max(BigDecimal.valueOf(silentDays));
        return bought.multiply(YEAR).divide(apart.multiply(BigDecimal.valueOf(orders)), 2, RoundingMode.HALF_UP);
    }
}
