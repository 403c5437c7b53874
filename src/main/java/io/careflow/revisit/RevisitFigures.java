package io.careflow.revisit;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How revisits of a group, or of all, went in a period.
 *
 * @param group null for all that whoever asks may see
 * @param due how many had to be made in the period
 * @param done of those, how many ended with the customer having said something
 * @param inTime of those, how many by their due date
 * @param unanswered of the due ones, how many ended without: not reached, or no reply
 * @param postponed of the due ones, of how many something else took the place: a complaint, another revisit after a merge
 * @param overdue how many are open although they had to be made by now
 * @param satisfied of the done ones, how many said that they are satisfied
 */
public record RevisitFigures(
        String group, long due, long done, long inTime, long unanswered, long postponed, long overdue, long satisfied) {

    /** Share of the due ones, without those a complaint took the place of, that were done; null when there were none. */
    @JsonProperty
    public Double completion() {
        var counted = due - postponed;
        return counted == 0 ? null : Math.round(1000.0 * done / counted) / 1000.0;
    }
}
