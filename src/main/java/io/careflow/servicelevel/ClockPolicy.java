package io.careflow.servicelevel;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What the policy says about a clock.
 *
 * @param target more than nothing
 * @param calendar id of the business calendar
 * @param ladder who is notified when, in any order; each level once; may be empty
 * @param rule the row of the policy that gave the target; null where none did
 * @param policyVersion which version of the policy; null where none did
 * @param policy its name, that of its file: {@code service-level}; null where none gave the target
 * @param inputs what it was asked with, so that it can be asked again; no personal data; null where that is not known
 */
public record ClockPolicy(
        Target target,
        String calendar,
        List<Rung> ladder,
        String rule,
        String policyVersion,
        String policy,
        Map<String, Object> inputs) {

    /** @throws IllegalArgumentException naming what is wrong */
    public ClockPolicy {
        if (target.isZero()) {
            throw new IllegalArgumentException("the target must be more than nothing");
        }
        ladder = ladder.stream().sorted(Comparator.comparing(Rung::percent)).toList();
        var levels = new HashSet<String>();
        for (var rung : ladder) {
            if (!levels.add(rung.level())) {
                throw new IllegalArgumentException("level " + rung.level() + " comes twice");
            }
        }
    }
}
