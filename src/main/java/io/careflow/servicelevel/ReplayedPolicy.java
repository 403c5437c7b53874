package io.careflow.servicelevel;

import io.careflow.engine.DecisionFault;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/**
 * A table and the calendars that go with it.
 *
 * @param calendars by id
 * @param drafts ids of those calendars that are not published
 */
record ReplayedPolicy(Promises promises, Map<String, BusinessCalendar> calendars, Set<String> drafts) {

    /**
     * When a clock would be due, with the pauses and reopenings it had.
     *
     * @throws DecisionFault when the table has no answer for it
     * @throws UnreachableTarget when that takes more than ten years
     */
    ReplayedDeadline deadline(ServiceClock clock) {
        var promise = promises.of(clock.metric, clock.policyInputs);
        var id = promise.calendar();
        var calendar = calendars.get(id);
        if (calendar == null) {
            throw new DecisionFault(null, "there is no calendar " + id);
        }
        return new ReplayedDeadline(
                promise.target().due(calendar, clock.startedAt, clock.pauses).truncatedTo(ChronoUnit.MILLIS),
                promise.rule(),
                promise.target().text(),
                drafts.contains(id) ? id + " (draft)" : id);
    }
}
