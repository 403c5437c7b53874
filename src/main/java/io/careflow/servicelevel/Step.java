package io.careflow.servicelevel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One step of how a deadline came about. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Step.Worked.class, name = "worked"),
    @JsonSubTypes.Type(value = Step.Skipped.class, name = "skipped"),
    @JsonSubTypes.Type(value = Step.Paused.class, name = "paused"),
    @JsonSubTypes.Type(value = Step.Summed.class, name = "summed"),
    @JsonSubTypes.Type(value = Step.Elapsed.class, name = "elapsed")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Step {

    /**
     * A window, or the part of it that was consumed.
     *
     * @param date the day it belongs to
     * @param seconds of real time; on a day that loses an hour fewer than the wall clock says
     * @param reason why this day is not as every week has it; null for one that is
     * @param source who says so; may be null
     */
    record Worked(LocalDate date, Instant from, Instant to, long seconds, String reason, String source)
            implements Step {}

    /**
     * Days in a row without windows for one reason.
     *
     * @param to the last of them
     * @param reason as the calendar has it, like 国庆节; null for a weekend or a day that is always closed
     * @param source who says so; may be null
     */
    record Skipped(LocalDate from, LocalDate to, int days, Why why, String reason, String source) implements Step {}

    /**
     * The clock stood still.
     *
     * @param seconds of business time that the pause took, and which were added
     */
    record Paused(Instant from, Instant to, long seconds) implements Step {}

    /**
     * What lies between the first and the last steps of a long stretch.
     *
     * @param to the last day
     * @param workingDays days on which something was consumed
     * @param seconds consumed on them
     * @param skippedDays days without windows
     * @param pausedSeconds business time that pauses took
     * @param reasons the calendar's reasons for skipped days, each once
     */
    record Summed(
            LocalDate from,
            LocalDate to,
            int workingDays,
            long seconds,
            int skippedDays,
            long pausedSeconds,
            List<String> reasons)
            implements Step {}

    /** Time by the clock on the wall, windows or not. */
    record Elapsed(Instant from, Instant to, long seconds) implements Step {}

    /** Why a day has no windows. */
    enum Why {
        WEEKEND,
        /** An exception of the calendar. */
        HOLIDAY,
        /** A weekday on which the calendar has no windows, or a date that the zone left out. */
        CLOSED
    }
}
