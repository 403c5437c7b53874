package io.careflow.desk.web;

import io.careflow.servicelevel.ClockState;
import io.careflow.servicelevel.Metric;
import java.time.Instant;
import java.util.List;

/**
 * A service-level clock for a reader.
 *
 * @param standing {@code running}, {@code overdue}, {@code paused}, {@code met}, {@code missed} or {@code cancelled}
 * @param due null unless it runs
 * @param since when it was paused or stopped; null while it runs
 * @param target in words: {@code 12 h of business time}
 * @param calendarVersion names exactly the windows that it counts by
 * @param timeZone whose wall clock the explanation is told by
 * @param rule the row of the policy; null where none gave the target
 * @param asked what the policy was asked with, in words; blank where that is not known
 * @param days the strip of days from its start until it is due
 * @param explanation the same in sentences
 * @param warnings what makes the due time less certain
 * @param notices who was notified, oldest first
 * @param recalculations who had it count by the policy of that day, oldest first
 */
public record ClockPanel(
        Metric metric,
        ClockState state,
        String standing,
        Due due,
        Instant dueAt,
        Instant since,
        String target,
        String calendar,
        String calendarVersion,
        String timeZone,
        String rule,
        String policyVersion,
        String asked,
        List<Day> days,
        List<String> explanation,
        List<String> warnings,
        List<Notice> notices,
        List<Recalculation> recalculations) {

    /** Whether it runs or is paused. */
    public boolean isOpen() {
        return state == ClockState.RUNNING || state == ClockState.PAUSED;
    }

    /**
     * A box of the strip.
     *
     * @param kind {@code worked}, {@code skipped}, {@code paused} or {@code summed}
     * @param date as short as it can be told
     * @param text how long, or why not
     * @param percent how much of the longest day is filled, 0 to 100
     */
    public record Day(String kind, String date, String text, long percent) {}

    /**
     * @param words which level, in words
     * @param group who was notified, in words
     * @param late how late; null when in time
     */
    public record Notice(String words, String group, Instant at, String late) {}

    /**
     * @param before when it was due until then
     * @param after when it was due from then on
     */
    public record Recalculation(Instant at, String actor, String reason, Instant before, Instant after) {}
}
