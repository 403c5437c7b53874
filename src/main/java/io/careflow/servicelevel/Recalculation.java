package io.careflow.servicelevel;

import java.util.Map;

/**
 * Has a clock count by the policy as it is now.
 *
 * @param policy what it says
 * @param inputs what it was asked with; no personal data
 * @param actor login name of who wants it so
 * @param reason why, in their words
 */
public record Recalculation(ClockPolicy policy, Map<String, Object> inputs, String actor, String reason) {}
