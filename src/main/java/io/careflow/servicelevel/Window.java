package io.careflow.servicelevel;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.regex.Pattern;

/**
 * A stretch of a day in which work is done, by the clock on the wall.
 *
 * @param from first moment
 * @param to end, after {@code from}; midnight is the end of the day
 */
public record Window(LocalTime from, LocalTime to) {

    private static final Pattern FORM = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    public Window {
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException("a window ends after it starts, on the same day: " + from + "-" + to);
        }
    }

    /**
     * Reads {@code 09:00-18:00}; {@code 24:00} is the end of the day.
     *
     * @throws IllegalArgumentException when it is not of that form
     */
    public static Window of(String text) {
        var parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("a window is written 09:00-18:00, not " + text);
        }
        try {
            var to = parts.group(2).equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(parts.group(2));
            return new Window(LocalTime.parse(parts.group(1)), to);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a window has two times of the day, not " + text, e);
        }
    }

    boolean endsWithTheDay() {
        return to.equals(LocalTime.MIDNIGHT);
    }

    boolean endsBefore(Window next) {
        return !endsWithTheDay() && !to.isAfter(next.from);
    }

    @Override
    public String toString() {
        return from + "-" + (endsWithTheDay() ? "24:00" : to);
    }
}
