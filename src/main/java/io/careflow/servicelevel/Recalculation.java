package io.careflow.servicelevel;

/**
 * Has a clock count by the policy as it is now.
 *
 * @param policy what it says
 * @param actor login name of who wants it so
 * @param reason why, in their words
 */
public record Recalculation(ClockPolicy policy, String actor, String reason) {}
