package io.careflow.customer.standing;

import java.util.Map;

/**
 * What speaks for a customer's standing.
 *
 * @param signals what the record tells now
 * @param reasons the row that says so, by aspect; without those that nothing but a flow or the default says
 */
public record StandingExplanation(Signals signals, Map<Aspect, StandingReason> reasons) {}
