package io.careflow.platform;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount of money: the one type for it.
 *
 * @param amount in the currency's main unit, with no more decimals than the currency has; negative for what goes back
 * @param currency by ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) {

    public Money {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
        if (amount.stripTrailingZeros().scale() > decimals(currency)) {
            throw new IllegalArgumentException(
                    "has more decimals than " + currency.getCurrencyCode() + " has (" + decimals(currency) + ")");
        }
        amount = amount.setScale(decimals(currency));
    }

    /** @throws IllegalArgumentException when the currency is unknown or has fewer decimals than the amount */
    public static Money of(BigDecimal amount, String currency) {
        return new Money(amount, known(currency));
    }

    private static Currency known(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is in no currency of ISO 4217");
        }
    }

    private static int decimals(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
