package io.careflow.servicelevel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What a draft would have made of the past. Breached is a clock that was not stopped by its due time.
 *
 * @param metrics how often, by metric
 * @param differing how many clocks are due at another instant under the draft than under the current policy
 * @param differences those of them that are listed: first those whose breach differs, then others, each in the order in
 *     which they were started
 * @param notReplayed clocks of the period of which nobody knows what the policy was asked with
 */
public record Replay(List<OfMetric> metrics, long differing, List<Difference> differences, long notReplayed) {

    /**
     * @param clocks how many were replayed
     * @param breachedAsRecorded under the targets and calendars they had
     * @param breachedNow under the current table and calendars
     * @param breachedUnderDraft under the draft
     * @param newlyBreached under the draft and not under the current ones
     * @param noLongerBreached under the current ones and not under the draft
     */
    public record OfMetric(
            Metric metric,
            long clocks,
            long breachedAsRecorded,
            long breachedNow,
            long breachedUnderDraft,
            long newlyBreached,
            long noLongerBreached) {}

    /**
     * A clock that is due at another instant.
     *
     * @param subjectType what the clock is about: {@code complaint}
     * @param turn 1 for the first clock of this metric
     * @param haltedAt since when it is paused or stopped; null while it runs
     * @param recordedDueAt as it was
     * @param dueAt under the current table and calendars
     * @param draftDueAt under the draft
     * @param reasons what the draft says otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Difference(
            String subjectType,
            UUID subjectId,
            Metric metric,
            int turn,
            Instant startedAt,
            Instant haltedAt,
            Instant recordedDueAt,
            Instant dueAt,
            Instant draftDueAt,
            Effect effect,
            List<Reason> reasons) {}

    /** What a draft does to a clock. */
    public enum Effect {
        NEWLY_BREACHED,
        NO_LONGER_BREACHED,
        /** Due earlier, and the breach or its absence stays. */
        EARLIER,
        /** Due later, and the breach or its absence stays. */
        LATER;

        /** The name used in the API: {@code newly-breached}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean isOfBreach() {
            return this == NEWLY_BREACHED || this == NO_LONGER_BREACHED;
        }
    }

    /**
     * @param what {@code rule}, {@code target} or {@code calendar}
     * @param from under the current policy
     * @param to under the draft
     */
    public record Reason(String what, String from, String to) {}
}
