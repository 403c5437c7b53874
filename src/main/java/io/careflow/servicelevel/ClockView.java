package io.careflow.servicelevel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A clock as people see it.
 *
 * @param turn 1 for the first clock of this metric
 * @param cycle how often it was reopened
 * @param target business time
 * @param calendar id of its business calendar
 * @param rule the row of the policy that gave the target; null where none did
 * @param policyVersion null where no policy gave the target
 * @param haltedAt since when it is paused or stopped; null while it runs
 * @param dueAt when the target is consumed; moves while it is paused
 * @param breached whether it was not stopped in time
 * @param pauses when it stood still; a pause that lasts is not among them
 * @param timeZone the calendar's: IANA name
 * @param explanation how the due time came about, with the calendar as it was then
 * @param warnings what makes the due time less certain; mostly empty
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
        String rule,
        String policyVersion,
        Instant startedAt,
        Instant haltedAt,
        Instant dueAt,
        boolean breached,
        List<Pause> pauses,
        String timeZone,
        List<Step> explanation,
        List<String> warnings,
        List<Event> events) {

    /**
     * @param event {@code started}, {@code paused}, {@code warned}, ...
     * @param level name of a notice; null for others
     * @param group who was notified; null for others
     * @param late how long after its time a notice was given; null for others
     * @param dueAt as it was after the event
     * @param warnings what made the due time less certain
     * @param actor who did it; null where nobody did
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
            String actor) {}
}
