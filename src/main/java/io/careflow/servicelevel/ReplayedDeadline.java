package io.careflow.servicelevel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * When a clock is due under a policy, and by what.
 *
 * @param rule null where the policy names none
 * @param target as the policy writes it
 * @param calendar its id, and whether it is a draft
 */
record ReplayedDeadline(Instant dueAt, String rule, String target, String calendar) {

    List<Replay.Reason> reasons(ReplayedDeadline before) {
        var reasons = new ArrayList<Replay.Reason>();
        add(reasons, "rule", before.rule, rule);
        add(reasons, "target", before.target, target);
        add(reasons, "calendar", before.calendar, calendar);
        return reasons;
    }

    private static void add(List<Replay.Reason> reasons, String what, String from, String to) {
        if (!Objects.equals(from, to)) {
            reasons.add(new Replay.Reason(what, from, to));
        }
    }
}
