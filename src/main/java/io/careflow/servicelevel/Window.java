package io.careflow.servicelevel;

import java.time.LocalTime;

/**
 * A stretch of a day in which work is done, by the clock on the wall.
 *
 * @param from first moment
 * @param to end, after {@code from}; midnight is the end of the day
 */
public record Window(LocalTime from, LocalTime to) {

    /** @throws IllegalArgumentException when it does not end after it starts */
    public Window {
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException("must end after it starts, on the same day: " + from + " to " + to);
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
