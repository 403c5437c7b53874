package io.careflow.servicelevel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A clock as people see it.
 *
 * @param turn 1 for the first clock of this metric
 * @param cycle how often it began to notify anew: with each reopening, and with a recalculation that moved the time of
 *     what had been told into the future
 * @param target business time, {@code PT8H}; business days, {@code 2 business days}; or {@code PT24H wall clock}
 * @param calendar id of its business calendar
 * @param calendarVersion names exactly the windows that it counts by
 * @param rule the row of the policy that gave the target; null where none did
 * @param policyVersion null where no policy gave the target
 * @param policy name of the policy that gave the target: {@code service-level}; null where none did
 * @param policyInputs what the policy was asked with; null where that is not known
 * @param haltedAt since when it is paused or stopped; null while it runs
 * @param dueAt when the target is consumed; moves while it is paused
 * @param breached whether it was not stopped in time
 * @param pauses when it stood still; a pause that lasts is not among them
 * @param timeZone the calendar's: IANA name
 * @param explanation how the due time came about, with the calendar in that version
 * @param warnings what makes the due time less certain; mostly empty
 * @param unpublishedYears the years it runs through whose holidays are not known yet; mostly empty
 * @param events what happened to it, oldest first
 */
public record ClockView(
        UUID id,
        Metric metric,
        int turn,
        int cycle,
        ClockState state,
        String target,
        String calendar,
        String calendarVersion,
        String rule,
        String policyVersion,
        String policy,
        Map<String, Object> policyInputs,
        Instant startedAt,
        Instant haltedAt,
        Instant dueAt,
        boolean breached,
        List<Pause> pauses,
        String timeZone,
        List<Step> explanation,
        List<String> warnings,
        List<Integer> unpublishedYears,
        List<Event> events) {

    /**
     * @param event {@code started}, {@code paused}, {@code warned}, ...
     * @param level name of a notice; null for others
     * @param group who was notified; null for others
     * @param late how long after its time a notice was given; null for others
     * @param dueAt as it was after the event
     * @param warnings what made the due time less certain
     * @param actor who did it; null where nobody did
     * @param reason why, in their words; null where nobody did
     * @param inputs what the due time came from: start, target, calendar, pauses, name, rule and version of the
     *     policy and what it was asked with
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Event(
            Instant at,
            String event,
            String level,
            String group,
            Duration late,
            Instant dueAt,
            String calendarVersion,
            List<String> warnings,
            String actor,
            String reason,
            Map<String, Object> inputs) {}
}
