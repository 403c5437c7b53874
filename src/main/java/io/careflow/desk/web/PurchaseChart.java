package io.careflow.desk.web;

import io.careflow.customer.Customer;
import io.careflow.customer.PurchaseMonths;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Draws what a customer spent in the last twelve months. */
@Component
class PurchaseChart {

    private static final int MONTHS = 12;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PurchaseMonths purchases;
    private final RecordWords words;

    PurchaseChart(PurchaseMonths purchases, RecordWords words) {
        this.purchases = purchases;
        this.words = words;
    }

    /**
     * A month.
     *
     * @param label as short as it can be told
     * @param month in full
     * @param amount in words
     * @param percent of the month in which most was spent, 0 to 100
     */
    public record Bar(String label, String month, String amount, int percent) {}

    /** Oldest first; empty where nothing was bought. */
    List<Bar> of(Customer customer) {
        var locale = LocaleContextHolder.getLocale();
        var full = DateTimeFormatter.ofPattern(locale.getLanguage().equals("zh") ? "y年M月" : "MMMM y", locale);
        var months = purchases.ofCustomer(customer.id(), customer.zone(), MONTHS);
        var most = months.stream().map(month -> month.amount().amount()).reduce(BigDecimal.ONE, BigDecimal::max);
        return months.stream()
                .map(month -> new Bar(
                        month.month().getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, locale),
                        full.format(month.month()),
                        words.money(month.amount()),
                        percent(month.amount().amount(), most)))
                .toList();
    }

    private static int percent(BigDecimal amount, BigDecimal most) {
        return amount.max(BigDecimal.ZERO)
                .multiply(HUNDRED)
                .divide(most, RoundingMode.HALF_UP)
                .intValue();
    }
}
