package io.careflow.servicelevel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * Days in a row.
 *
 * @param first the first of them
 * @param last the last of them, itself included
 */
record DateRange(LocalDate first, LocalDate last) {

    /**
     * Reads {@code 2026-10-01} or {@code 2026-10-01..2026-10-07}.
     *
     * @throws IllegalArgumentException when it is neither, or ends before it starts
     */
    static DateRange of(String text) {
        var ends = text.strip().split("\\.\\.", 2);
        try {
            var range = new DateRange(LocalDate.parse(ends[0]), LocalDate.parse(ends[ends.length - 1]));
            if (range.last.isBefore(range.first)) {
                throw new IllegalArgumentException("days end before they start: " + text);
            }
            return range;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("days are written 2026-10-01 or 2026-10-01..2026-10-07, not " + text, e);
        }
    }

    Stream<LocalDate> dates() {
        return first.datesUntil(last.plusDays(1));
    }
}
