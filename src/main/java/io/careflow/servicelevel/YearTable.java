package io.careflow.servicelevel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;

/**
 * The windows of one year of a calendar as real time, with the working time before each of them, so that windows are
 * found by bisection and whole years are skipped at once. Immutable.
 *
 * <p>A window's edge that the wall clock skips moves forward by the gap; one that comes twice is the earlier instant for
 * a start and the later for an end. No instant is counted twice where two windows share time because of that.
 */
final class YearTable {

    private static final long NANOS = 1_000_000_000L;

    private final long begin; // epoch second of the year's first moment
    private final long end; // epoch second of the next year's first moment
    private final int[] firstSpan; // per day of the year, and one more
    private final int[] workingDays; // indexes of days with any working time
    private final long[] from; // epoch seconds, per span
    private final long[] to;
    private final long[] before; // seconds worked in the year before each span, and in all of it

    YearTable(BusinessCalendar calendar, int year) {
        var first = LocalDate.of(year, 1, 1);
        begin = first.atStartOfDay(calendar.zone()).toEpochSecond();
        end = first.plusYears(1).atStartOfDay(calendar.zone()).toEpochSecond();
        var days = first.lengthOfYear();
        var build = new Build(days, begin, end);
        // Where the last midnight of a year comes twice, its last window ends in the new one.
        build.carryOver(lastEnd(calendar, first.minusDays(1)));
        for (int day = 0; day < days; day++) {
            build.day(calendar, first.plusDays(day));
        }
        firstSpan = build.firstSpan;
        workingDays = Arrays.copyOf(build.workingDays, build.working);
        from = Arrays.copyOf(build.from, build.spans);
        to = Arrays.copyOf(build.to, build.spans);
        before = new long[build.spans + 1];
        for (int i = 0; i < build.spans; i++) {
            before[i + 1] = before[i] + to[i] - from[i];
        }
    }

    boolean beginsAfter(long epochSecond) {
        return begin > epochSecond;
    }

    boolean endsBefore(long epochSecond) {
        return end <= epochSecond;
    }

    /** The year's working time in nanoseconds. */
    long worked() {
        return before[from.length] * NANOS;
    }

    /** The year's working time before an instant of it, in nanoseconds. */
    long workedBefore(Instant instant) {
        var second = instant.getEpochSecond();
        var i = spanEndingAfter(second);
        if (i == from.length || second < from[i]) {
            return before[i] * NANOS;
        }
        return (before[i] + second - from[i]) * NANOS + instant.getNano();
    }

    /**
     * The first instant at which so much of the year's working time has passed.
     *
     * @param nanos more than zero, at most {@link #worked()}
     */
    Instant after(long nanos) {
        var seconds = (nanos + NANOS - 1) / NANOS;
        var found = Arrays.binarySearch(before, seconds);
        var i = (found < 0 ? -found - 1 : found) - 1;
        return Instant.ofEpochSecond(from[i], nanos - before[i] * NANOS);
    }

    /** How many days of the year, from its first to a given one, have working time. */
    int workingDaysUntil(int dayOfYear) {
        var found = Arrays.binarySearch(workingDays, dayOfYear - 1);
        return found < 0 ? -found - 1 : found + 1;
    }

    int workingDays() {
        return workingDays.length;
    }

    /** The day of the year of its nth working day, counted from one. */
    int workingDay(int nth) {
        return workingDays[nth - 1] + 1;
    }

    int firstSpan(int dayOfYear) {
        return firstSpan[dayOfYear - 1];
    }

    /** One behind the day's last span; the same as its first when it has none. */
    int spansEnd(int dayOfYear) {
        return firstSpan[dayOfYear];
    }

    Instant from(int span) {
        return Instant.ofEpochSecond(from[span]);
    }

    Instant to(int span) {
        return Instant.ofEpochSecond(to[span]);
    }

    private int spanEndingAfter(long second) {
        var found = Arrays.binarySearch(to, second);
        return found < 0 ? -found - 1 : found + 1;
    }

    private static long lastEnd(BusinessCalendar calendar, LocalDate day) {
        var windows = calendar.day(day).windows();
        return windows.isEmpty() ? Long.MIN_VALUE : edge(calendar, day, windows.getLast(), false);
    }

    private static long edge(BusinessCalendar calendar, LocalDate day, Window window, boolean start) {
        var time = start
                ? day.atTime(window.from())
                : window.endsWithTheDay() ? day.plusDays(1).atStartOfDay() : day.atTime(window.to());
        var edge = ZonedDateTime.of(time, calendar.zone());
        return (start ? edge : edge.withLaterOffsetAtOverlap()).toEpochSecond();
    }

    /** The table while it grows. */
    private static final class Build {
        private final long end;
        private final int[] firstSpan;
        private final int[] workingDays;
        private long[] from;
        private long[] to;
        private int spans;
        private int working;
        private int day;
        private long counted;

        Build(int days, long begin, long end) {
            this.end = end;
            this.counted = begin;
            this.firstSpan = new int[days + 1];
            this.workingDays = new int[days];
            this.from = new long[days];
            this.to = new long[days];
        }

        void carryOver(long lastEnd) {
            span(counted, lastEnd);
        }

        void day(BusinessCalendar calendar, LocalDate date) {
            for (var window : calendar.windowsOfExisting(date)) {
                span(edge(calendar, date, window, true), edge(calendar, date, window, false));
            }
            if (spans > firstSpan[day]) {
                workingDays[working++] = day;
            }
            firstSpan[++day] = spans;
        }

        private void span(long start, long stop) {
            var first = Math.max(start, counted);
            var last = Math.min(stop, end);
            if (first >= last) {
                return;
            }
            if (spans == from.length) {
                from = Arrays.copyOf(from, spans * 2);
                to = Arrays.copyOf(to, spans * 2);
            }
            from[spans] = first;
            to[spans++] = last;
            counted = last;
        }
    }
}
