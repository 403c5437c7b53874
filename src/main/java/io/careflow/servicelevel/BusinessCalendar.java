package io.careflow.servicelevel;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** When a company works: a time zone, windows per weekday, and dates that are otherwise. Immutable. */
public final class BusinessCalendar {

    private static final int LONGEST_CLOSURE = 366; // days

    private final String name;
    private final ZoneId zone;
    private final Map<DayOfWeek, WorkingDay> week;
    private final Map<LocalDate, WorkingDay> exceptions;
    private final Set<Integer> publishedYears;

    /**
     * @param week a day that is missing is closed
     * @param exceptions replace what the week says
     * @param publishedYears years whose exceptions are known; empty when exceptions do not depend on the year
     */
    public BusinessCalendar(
            String name,
            ZoneId zone,
            Map<DayOfWeek, WorkingDay> week,
            Map<LocalDate, WorkingDay> exceptions,
            Set<Integer> publishedYears) {
        this.name = name;
        this.zone = zone;
        this.week = Map.copyOf(week);
        this.exceptions = Map.copyOf(exceptions);
        this.publishedYears = Set.copyOf(publishedYears);
    }

    /** What it is called in models. */
    public String name() {
        return name;
    }

    /** Whose wall clock the windows are told by. */
    public ZoneId zone() {
        return zone;
    }

    /** The windows of a date, and why. */
    public WorkingDay day(LocalDate date) {
        var exception = exceptions.get(date);
        return exception != null ? exception : week.getOrDefault(date.getDayOfWeek(), WorkingDay.CLOSED);
    }

    /** A name for exactly these windows: it changes when any of them does. */
    public String version() {
        return Fingerprint.of(zone + " " + new TreeMap<>(week) + " " + new TreeMap<>(exceptions));
    }

    /** Whether any work is done in the year that begins at {@code date}. */
    boolean isEverOpen(LocalDate date) {
        return IntStream.range(0, LONGEST_CLOSURE)
                .anyMatch(days -> !day(date.plusDays(days)).windows().isEmpty());
    }

    /**
     * The first instant at which the target has been consumed inside windows, counted in real elapsed time: possibly a
     * window's end, never the start of the following one. A zero target is consumed at once.
     *
     * @throws IllegalStateException when no work is done for more than a year
     */
    public Instant add(Instant start, Duration target) {
        if (target.isZero()) {
            return start;
        }
        var left = target;
        var counted = start;
        var lastOpen = date(start);
        for (var date = lastOpen; !date.isAfter(lastOpen.plusDays(LONGEST_CLOSURE)); date = date.plusDays(1)) {
            for (var span : spans(date)) {
                var usable = span.startingAt(counted);
                if (left.compareTo(usable.length()) <= 0) {
                    return usable.from().plus(left);
                }
                left = left.minus(usable.length());
                counted = later(counted, usable.to());
                lastOpen = date;
            }
        }
        throw new IllegalStateException("Calendar " + name + " has no window in the year after " + lastOpen);
    }

    /** How much of the time between two instants lies inside windows; zero when {@code to} is not after {@code from}. */
    public Duration between(Instant from, Instant to) {
        var sum = Duration.ZERO;
        var counted = from;
        for (var date = date(from); !date.isAfter(date(to)); date = date.plusDays(1)) {
            for (var span : spans(date)) {
                var usable = span.startingAt(counted).endingAt(to);
                sum = sum.plus(usable.length());
                counted = later(counted, usable.to());
            }
        }
        return sum;
    }

    /** The years a deadline runs through whose exceptions are not published yet, so that it may still change. */
    List<Integer> unpublishedYears(Instant start, Instant due) {
        return publishedYears.isEmpty()
                ? List.of()
                : IntStream.rangeClosed(date(start).getYear(), date(due).getYear())
                        .boxed()
                        .filter(year -> !publishedYears.contains(year))
                        .toList();
    }

    private LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The windows of a date as real time, in their order; two may share time where the wall clock repeats or skips some. */
    private List<Span> spans(LocalDate date) {
        return day(date).windows().stream().map(window -> span(date, window)).toList();
    }

    private Span span(LocalDate date, Window window) {
        // A wall time that is skipped moves forward by the gap; of one that comes twice the window takes both.
        var from = ZonedDateTime.of(date.atTime(window.from()), zone).toInstant();
        var to = window.endsWithTheDay()
                ? date.plusDays(1).atStartOfDay(zone).toInstant()
                : ZonedDateTime.of(date.atTime(window.to()), zone)
                        .withLaterOffsetAtOverlap()
                        .toInstant();
        return new Span(from, later(from, to));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
