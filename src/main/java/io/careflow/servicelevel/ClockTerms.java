package io.careflow.servicelevel;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * What a clock is started with.
 *
 * @param subjectType what it is about: {@code complaint}
 * @param start when it begins to run
 * @param target business time, more than zero
 * @param calendar id of the business calendar
 * @param ladder who is notified when, in any order; each level once; may be empty
 * @param rule the row of the policy that gave the target; null where none did
 * @param policyVersion which version of the policy; null where none did
 */
public record ClockTerms(
        String subjectType,
        UUID subjectId,
        Metric metric,
        Instant start,
        Duration target,
        String calendar,
        List<Rung> ladder,
        String rule,
        String policyVersion) {

    /** @throws IllegalArgumentException naming what is wrong */
    public ClockTerms {
        ladder = ladder.stream().sorted(Comparator.comparing(Rung::percent)).toList();
        var levels = new HashSet<String>();
        for (var rung : ladder) {
            if (!levels.add(rung.level())) {
                throw new IllegalArgumentException("level " + rung.level() + " comes twice");
            }
        }
    }
}
