package io.careflow.churn;

import io.careflow.platform.Money;

/**
 * What is at stake and what was saved, of the customers that the reader may see.
 *
 * @param atRisk how many customers are at risk
 * @param stake what they buy in a year
 * @param going how many rescues are on
 * @param kept how many rescues of the last 365 days ended with a customer who stayed or came back
 * @param lost how many ended otherwise
 * @param saved what those who stayed bought since, less what the offers cost; see {@link Rescue#saved}
 */
public record ChurnFigures(int atRisk, Money stake, int going, int kept, int lost, Money saved) {}
