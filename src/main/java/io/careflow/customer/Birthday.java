package io.careflow.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A birthday. Written as {@code 1990-08-15}, without a year as {@code --08-15} (ISO 8601:2000, vCard), in the Chinese
 * lunar calendar as {@code lunar:1990-08-15} or, in a leap month, {@code lunar:1990-L08-15}.
 *
 * @param lunar whether month and day are those of the Chinese lunar calendar
 * @param year null when unknown
 * @param month 1 to 12
 * @param leapMonth whether it is the leap month that follows the month of that number; only in the lunar calendar
 * @param day 1 to 31, in the lunar calendar to 30
 */
public record Birthday(boolean lunar, Integer year, int month, boolean leapMonth, int day) {

    private static final Pattern TEXT = Pattern.compile("(lunar:)?(?:(\\d{4})|-)-(L)?(\\d{2})-(\\d{2})");
    private static final int FIRST_YEAR = 1900;

    public Birthday {
        if (year != null && year < FIRST_YEAR) {
            throw new IllegalArgumentException("is before the year " + FIRST_YEAR);
        }
        if (lunar ? month < 1 || month > 12 || day < 1 || day > 30 : leapMonth || !exists(year, month, day)) {
            throw new IllegalArgumentException("is no day of the calendar");
        }
    }

    /** @throws IllegalArgumentException when it is written otherwise or no day of its calendar */
    @JsonCreator
    public static Birthday parse(String text) {
        var parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("is no birthday as 1990-08-15, --08-15 or lunar:1990-08-15");
        }
        return new Birthday(
                parts.group(1) != null,
                parts.group(2) == null ? null : Integer.valueOf(parts.group(2)),
                Integer.parseInt(parts.group(4)),
                parts.group(3) != null,
                Integer.parseInt(parts.group(5)));
    }

    /**
     * When it is kept in a year: 29 February is kept on the 28th in common years.
     *
     * @return empty for a lunar one, whose date takes the lunar calendar's tables
     */
    public Optional<LocalDate> keptIn(int inYear) {
        return lunar ? Optional.empty() : Optional.of(MonthDay.of(month, day).atYear(inYear));
    }

    /** The same without its year: what recurs. */
    public Birthday withoutYear() {
        return new Birthday(lunar, null, month, leapMonth, day);
    }

    @JsonValue
    @Override
    public String toString() {
        return "%s%s-%s%02d-%02d"
                .formatted(
                        lunar ? "lunar:" : "",
                        year == null ? "-" : "%04d".formatted(year),
                        leapMonth ? "L" : "",
                        month,
                        day);
    }

    private static boolean exists(Integer year, int month, int day) {
        try {
            var monthDay = MonthDay.of(month, day);
            return year == null || monthDay.isValidYear(year);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
