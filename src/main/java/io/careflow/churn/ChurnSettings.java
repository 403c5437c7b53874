package io.careflow.churn;

import io.careflow.platform.StartFailure;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a customer's rhythm is told, and who rescues.
 *
 * <p>Of somebody who bought once or twice nothing is known but how all others buy. So everybody is taken to have made
 * {@code priorPurchases} more, in {@code priorDays} more: a gamma prior of the rate at which they buy, as in the NBD model
 * of repeat buying (Ehrenberg 1959; Fader, Hardie and Lee 2005). It hardly matters for whoever bought often.
 *
 * @param priorPurchases shape of the prior
 * @param priorDays its rate, in days
 * @param group candidate group of the tasks for customers whom nobody takes care of
 * @param callsADay how many rescues with a call begin on a day for whoever takes care of the customers, or their group
 */
@ConfigurationProperties("careflow.churn")
record ChurnSettings(
        @DefaultValue("0.43") double priorPurchases,
        @DefaultValue("63") double priorDays,
        @DefaultValue("customer-care") String group,
        @DefaultValue("20") int callsADay) {

    ChurnSettings {
        if (!(priorPurchases > 0) || !(priorDays > 0)) {
            throw new StartFailure("careflow.churn.prior-purchases and prior-days must be more than nothing");
        }
    }
}
