package io.careflow.customer.standing;

import io.careflow.platform.StartFailure;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What customers are rated with.
 *
 * @param currency ISO 4217 code of the currency that amounts are compared in
 * @param rates what one unit of another currency is worth in it, by ISO 4217 code; amounts in a currency without a rate
 *     are left out and told
 * @param usualInterval days between two purchases of a customer whose own interval is not known yet
 * @param leastInterval days that no customer's interval is shorter than: who bought on two days running is not late on
 *     the fourth
 */
@ConfigurationProperties("careflow.standing")
public record StandingSettings(
        @DefaultValue("CNY") String currency,
        Map<String, BigDecimal> rates,
        @DefaultValue("90") int usualInterval,
        @DefaultValue("7") int leastInterval) {

    public StandingSettings {
        rates = rates == null ? Map.of() : Map.copyOf(rates);
        known("careflow.standing.currency", currency);
        rates.forEach((code, rate) -> {
            known("careflow.standing.rates", code);
            if (rate.signum() <= 0) {
                throw new StartFailure("careflow.standing.rates." + code + " must be more than nothing");
            }
        });
        if (usualInterval < 1 || leastInterval < 1) {
            throw new StartFailure("careflow.standing: an interval is at least one day");
        }
    }

    private static void known(String property, String code) {
        try {
            Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(property + " names no currency of ISO 4217: " + code);
        }
    }
}
