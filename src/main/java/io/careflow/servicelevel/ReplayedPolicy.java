package io.careflow.servicelevel;

import io.careflow.engine.DecisionFault;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A table and the calendars that go with it, asked by one thread. */
final class ReplayedPolicy {

    /** Answers that are kept: those of one day's complaints are few. */
    private static final int MOST_KEPT = 10_000;

    private final Promises promises;
    private final Map<String, BusinessCalendar> calendars;
    private final Set<String> drafts;
    private final Map<Asked, Promises.Promise> answered = new HashMap<>();

    /**
     * @param calendars by id
     * @param drafts ids of those calendars that are not published
     */
    ReplayedPolicy(Promises promises, Map<String, BusinessCalendar> calendars, Set<String> drafts) {
        this.promises = promises;
        this.calendars = calendars;
        this.drafts = drafts;
    }

    /**
     * When a clock would be due, with the pauses and reopenings it had.
     *
     * @throws DecisionFault when the table has no answer for it
     * @throws UnreachableTarget when that takes more than ten years
     */
    ReplayedDeadline deadline(ServiceClock clock) {
        var promise = promise(new Asked(clock.metric, clock.policyInputs));
        var id = promise.calendar();
        var calendar = calendars.get(id);
        if (calendar == null) {
            throw new DecisionFault(null, null, "there is no calendar " + id);
        }
        return new ReplayedDeadline(
                promise.target().due(calendar, clock.startedAt, clock.pauses).truncatedTo(ChronoUnit.MILLIS),
                promise.rule(),
                promise.target().text(),
                drafts.contains(id) ? id + " (draft)" : id);
    }

    private Promises.Promise promise(Asked asked) {
        var known = answered.get(asked);
        if (known == null) {
            known = promises.of(asked.metric, asked.inputs);
            if (answered.size() == MOST_KEPT) {
                answered.clear();
            }
            answered.put(asked, known);
        }
        return known;
    }

    private record Asked(Metric metric, Map<String, Object> inputs) {}
}
