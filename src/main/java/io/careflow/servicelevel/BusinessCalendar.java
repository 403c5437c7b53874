package io.careflow.servicelevel;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * When a company works: a time zone, windows per weekday, and dates that are otherwise. Business time is real elapsed
 * time inside windows. Immutable and safe for any number of threads; what it has computed of a year it keeps.
 */
public final class BusinessCalendar {

    /** No deadline is further away: ten years with their leap days. */
    static final Duration FURTHEST = Duration.ofDays(3653);

    private static final int YEAR = 366; // days
    private static final double SECONDS_OF_A_YEAR = 31_556_952;

    private final String name;
    private final String version;
    private final ZoneId zone;
    private final Map<DayOfWeek, WorkingDay> week;
    private final Map<LocalDate, WorkingDay> exceptions;
    private final Set<Integer> publishedYears;
    private final Map<Integer, YearTable> years = new ConcurrentHashMap<>();

    /**
     * @param version a name for exactly these windows
     * @param week a day that is missing is closed
     * @param exceptions replace what the week says
     * @param publishedYears years whose exceptions are known; empty when exceptions do not depend on the year
     */
    BusinessCalendar(
            String name,
            String version,
            ZoneId zone,
            Map<DayOfWeek, WorkingDay> week,
            Map<LocalDate, WorkingDay> exceptions,
            Set<Integer> publishedYears) {
        this.name = name;
        this.version = version;
        this.zone = zone;
        this.week = new EnumMap<>(DayOfWeek.class);
        this.week.putAll(week);
        this.exceptions = Map.copyOf(exceptions);
        this.publishedYears = Set.copyOf(publishedYears);
    }

    public String name() {
        return name;
    }

    public ZoneId zone() {
        return zone;
    }

    /** A name for exactly these windows: it changes when any of them does. */
    public String version() {
        return version;
    }

    /** The windows of a date, and why. */
    public WorkingDay day(LocalDate date) {
        var exception = exceptions.get(date);
        return exception != null ? exception : week.getOrDefault(date.getDayOfWeek(), WorkingDay.CLOSED);
    }

    boolean isException(LocalDate date) {
        return exceptions.containsKey(date);
    }

    /** Whether any work is done in the year that begins at {@code date}. */
    boolean isEverOpen(LocalDate date) {
        return IntStream.range(0, YEAR)
                .anyMatch(days -> !windowsOfExisting(date.plusDays(days)).isEmpty());
    }

    /**
     * The first instant at which the target has been consumed inside windows: possibly a window's end, never the start
     * of the following one. A start outside windows consumes nothing until the next window. A zero target is consumed
     * at once.
     *
     * @param target zero or more
     * @throws UnreachableTarget when that takes more than ten years
     */
    public Instant add(Instant start, Duration target) {
        return consume(start, target, furthest(start));
    }

    /**
     * {@link #add(Instant, Duration)}, where a clock stood still at times: the business time of pauses is added to the
     * target. Only pauses that begin before the target is consumed count, and each of them moves that moment for the
     * pauses after it; the part of a pause before the start does not count. Pauses may come in any order and overlap.
     *
     * @throws UnreachableTarget when that takes more than ten years
     */
    public Instant add(Instant start, Duration target, Collection<Pause> pauses) {
        return withPauses(start, add(start, target), pauses);
    }

    /**
     * The same local time on the nth working day after the start's date, clamped into that day's windows: before the
     * first of them it is that window's start, anywhere else outside it is the end of the window before. Of a local time
     * that comes twice it is the later, one that is skipped moves forward by the gap. Zero days are consumed at once.
     *
     * @param days zero or more
     * @throws UnreachableTarget when that takes more than ten years
     */
    public Instant addBusinessDays(Instant start, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("business days must not be negative: " + days);
        }
        return days == 0 ? start : onWorkingDay(start, days);
    }

    /**
     * {@link #addBusinessDays(Instant, int)}, moved on by the business time of the pauses that begin before it.
     *
     * @throws UnreachableTarget when that takes more than ten years
     */
    public Instant addBusinessDays(Instant start, int days, Collection<Pause> pauses) {
        return withPauses(start, addBusinessDays(start, days), pauses);
    }

    /** How much of the time between two instants lies inside windows; zero when {@code to} is not after {@code from}. */
    public Duration between(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            return Duration.ZERO;
        }
        var last = yearOf(to);
        var year = yearOf(from);
        var sum = Duration.ofNanos(-table(year).workedBefore(from));
        for (; year < last; year++) {
            sum = sum.plusNanos(table(year).worked());
        }
        return sum.plusNanos(table(last).workedBefore(to));
    }

    /** The business time between two instants without that of the pauses, which may come in any order and overlap. */
    public Duration between(Instant from, Instant to, Collection<Pause> pauses) {
        var worked = between(from, to);
        for (var pause : Pause.merged(pauses)) {
            worked = worked.minus(between(later(pause.from(), from), earlier(pause.to(), to)));
        }
        return worked;
    }

    /**
     * Which windows between two instants were consumed, which days skipped and why, and when the clock stood still, in
     * the order of time. At most sixty steps: of longer stretches weeks, months or years in the middle are summed up.
     *
     * @param to when the target was consumed, with the same pauses
     */
    public List<Step> explain(Instant from, Instant to, Collection<Pause> pauses) {
        return new Explanation(this, from, to, Pause.merged(pauses)).steps();
    }

    /** What a deadline between these instants does not know yet, for a person; mostly empty. */
    public List<String> warnings(Instant from, Instant to) {
        return unpublishedYears(from, to).stream()
                .map(year -> "calendar " + name + " does not know the holidays of " + year + " yet")
                .toList();
    }

    /** The years a deadline runs through whose exceptions are not published yet, so that it may still change. */
    public List<Integer> unpublishedYears(Instant from, Instant to) {
        return publishedYears.isEmpty()
                ? List.of()
                : IntStream.rangeClosed(date(from).getYear(), date(to).getYear())
                        .boxed()
                        .filter(year -> !publishedYears.contains(year))
                        .toList();
    }

    LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    YearTable table(int year) {
        var table = years.get(year);
        return table != null ? table : years.computeIfAbsent(year, missing -> new YearTable(this, missing));
    }

    /** A date that a zone left out, as Samoa did in 2011, has no windows of its own. */
    List<Window> windowsOfExisting(LocalDate date) {
        var windows = day(date).windows();
        return windows.isEmpty() || date.atStartOfDay(zone).toLocalDate().equals(date) ? windows : List.of();
    }

    private Instant consume(Instant start, Duration target, Instant latest) {
        if (target.isNegative()) {
            throw new IllegalArgumentException("a target must not be negative: " + target);
        }
        if (target.isZero()) {
            return start;
        }
        if (target.compareTo(FURTHEST) > 0) {
            throw new UnreachableTarget(name);
        }
        var year = yearOf(start);
        var table = table(year);
        var left = table.workedBefore(start) + target.toNanos();
        while (left > table.worked()) {
            left -= table.worked();
            table = table(++year);
            if (table.beginsAfter(latest.getEpochSecond())) {
                throw new UnreachableTarget(name);
            }
        }
        return reachable(table.after(left), latest);
    }

    /** An instant that is reached from {@code start} without pauses, moved on by the business time of the pauses. */
    Instant withPauses(Instant start, Instant due, Collection<Pause> pauses) {
        var latest = furthest(start);
        var moved = due;
        for (var pause : Pause.merged(pauses)) {
            if (pause.from().isBefore(moved) && pause.to().isAfter(start)) {
                moved = consume(moved, between(later(pause.from(), start), pause.to()), latest);
            }
        }
        return moved;
    }

    private Instant onWorkingDay(Instant start, int days) {
        var local = start.atZone(zone).toLocalDateTime();
        var year = local.getYear();
        var nth = table(year).workingDaysUntil(local.getDayOfYear()) + (long) days;
        while (nth > table(year).workingDays()) {
            nth -= table(year).workingDays();
            year++;
            if (table(year).beginsAfter(furthest(start).getEpochSecond())) {
                throw new UnreachableTarget(name);
            }
        }
        var table = table(year);
        var day = table.workingDay((int) nth);
        var sameTime = LocalDate.ofYearDay(year, day)
                .atTime(local.toLocalTime())
                .atZone(zone)
                .withLaterOffsetAtOverlap()
                .toInstant();
        return reachable(clamped(sameTime, table, day), furthest(start));
    }

    private static Instant clamped(Instant instant, YearTable table, int day) {
        var clamped = table.from(table.firstSpan(day));
        for (int span = table.firstSpan(day); span < table.spansEnd(day); span++) {
            if (!instant.isBefore(table.from(span))) {
                clamped = earlier(instant, table.to(span));
            }
        }
        return clamped;
    }

    private Instant reachable(Instant due, Instant latest) {
        if (due.isAfter(latest)) {
            throw new UnreachableTarget(name);
        }
        return due;
    }

    private int yearOf(Instant instant) {
        var second = instant.getEpochSecond();
        var year = 1970 + (int) Math.floor(second / SECONDS_OF_A_YEAR);
        // The average year misses by a day or so, and the zone by some hours.
        if (table(year).beginsAfter(second)) {
            return year - 1;
        }
        return table(year).endsBefore(second) ? year + 1 : year;
    }

    private static Instant furthest(Instant start) {
        return start.plus(FURTHEST);
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
