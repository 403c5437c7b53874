package io.careflow.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** What holds for every calendar, start, target and pause. */
class BusinessCalendarPropertiesTest {

    private static final long FIRST = Instant.parse("2023-06-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2028-06-01T00:00:00Z").getEpochSecond();
    private static final List<String> ZONES = List.of(
            "UTC",
            "Asia/Shanghai",
            "Europe/Berlin",
            "America/New_York",
            "America/Havana",
            "Australia/Sydney",
            "Australia/Lord_Howe",
            "Asia/Kathmandu");
    private static final List<String> WEEKDAYS =
            List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void targetHasElapsedWhenItIsDue(
            @ForAll("calendars") CalendarDefinition written,
            @ForAll("instants") Instant start,
            @ForAll("targets") Duration target,
            @ForAll("pauses") List<Pause> pauses) {
        var calendar = CalendarReader.kept(written);
        var due = calendar.add(start, target, pauses);

        assertThat(calendar.between(start, due, pauses)).isEqualTo(target);
        if (!target.isZero()) {
            assertThat(calendar.between(start, due.minusNanos(1), pauses)).isLessThan(target);
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void laterStartOrLargerTargetIsNeverDueEarlier(
            @ForAll("calendars") CalendarDefinition written,
            @ForAll("instants") Instant start,
            @ForAll("targets") Duration target,
            @ForAll("targets") Duration more) {
        var calendar = CalendarReader.kept(written);
        var due = calendar.add(start, target);

        assertThat(calendar.add(start.plus(more), target)).isAfterOrEqualTo(due);
        assertThat(calendar.add(start, target.plus(more))).isAfterOrEqualTo(due);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void pauseIsAddedInBusinessTime(
            @ForAll("calendars") CalendarDefinition written,
            @ForAll("instants") Instant start,
            @ForAll("targets") Duration target,
            @ForAll("pauses") List<Pause> pauses) {
        var calendar = CalendarReader.kept(written);
        var due = calendar.add(start, target, pauses);

        var paused = calendar.between(start, due).minus(calendar.between(start, due, pauses));

        assertThat(due).isEqualTo(calendar.add(start, target.plus(paused)));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void moreOfATargetIsNeverConsumedEarlierAndAllOfItIsDue(
            @ForAll("calendars") CalendarDefinition written,
            @ForAll("instants") Instant start,
            @ForAll("targets") Duration time,
            @ForAll @IntRange(max = 30) int days,
            @ForAll("pauses") List<Pause> pauses) {
        var calendar = CalendarReader.kept(written);
        for (var target :
                List.of(new Target.BusinessTime(time), new Target.BusinessDays(days), new Target.WallClock(time))) {
            var consumed = Stream.of(1, 75, 90, 100, 150, 199)
                    .map(percent -> target.consumed(percent, calendar, start, pauses))
                    .toList();
            assertThat(consumed).isSorted();
            assertThat(consumed.get(3)).isEqualTo(target.due(calendar, start, pauses));
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void windowCutInTwoIsTheSameWindow(
            @ForAll("calendarsByDay") CalendarDefinition written,
            @ForAll("instants") Instant start,
            @ForAll("targets") Duration target,
            @ForAll("pauses") List<Pause> pauses) {
        var whole = CalendarReader.kept(written);
        var cut = CalendarReader.kept(cutInTwo(written));

        var due = whole.add(start, target, pauses);

        assertThat(cut.add(start, target, pauses)).isEqualTo(due);
        assertThat(cut.between(start, due, pauses)).isEqualTo(whole.between(start, due, pauses));
        assertThat(cut.addBusinessDays(start, 3)).isEqualTo(whole.addBusinessDays(start, 3));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void timeElapsedAddsUp(
            @ForAll("calendars") CalendarDefinition written,
            @ForAll("instants") Instant one,
            @ForAll("instants") Instant two,
            @ForAll("instants") Instant three) {
        var calendar = CalendarReader.kept(written);
        var ordered = new ArrayList<>(List.of(one, two, three));
        ordered.sort(null);

        assertThat(calendar.between(ordered.get(0), ordered.get(1))
                        .plus(calendar.between(ordered.get(1), ordered.get(2))))
                .isEqualTo(calendar.between(ordered.get(0), ordered.get(2)));
    }

    @Provide
    Arbitrary<CalendarDefinition> calendars() {
        return calendars(Arbitraries.integers().between(0, 96));
    }

    /** Without edges at hours that a zone may skip: a window that begins in such an hour may end before it. */
    @Provide
    Arbitrary<CalendarDefinition> calendarsByDay() {
        return calendars(Arbitraries.integers().between(15, 96).map(quarter -> quarter == 15 ? 0 : quarter));
    }

    private static Arbitrary<CalendarDefinition> calendars(Arbitrary<Integer> quarters) {
        var windows = quarters.set().ofMaxSize(6);
        return Combinators.combine(
                        Arbitraries.of(ZONES),
                        windows.filter(edges -> edges.size() > 1),
                        windows.list().ofSize(6))
                .as((zone, monday, others) -> {
                    var week = new HashMap<String, List<List<String>>>();
                    week.put("MONDAY", windows(monday));
                    for (int i = 0; i < others.size(); i++) {
                        week.put(WEEKDAYS.get(i + 1), windows(others.get(i)));
                    }
                    return new CalendarDefinition("any", "any", zone, week, List.of(), List.of());
                });
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(FIRST, LAST).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Duration> targets() {
        return Arbitraries.longs()
                .between(0, Duration.ofMinutes(15).toSeconds() * 150)
                .map(Duration::ofSeconds);
    }

    @Provide
    Arbitrary<List<Pause>> pauses() {
        return Combinators.combine(instants(), Arbitraries.longs().between(0, 5_000_000))
                .as((from, seconds) -> new Pause(from, from.plusSeconds(seconds)))
                .list()
                .ofMaxSize(4);
    }

    /** Every second edge, in quarters of an hour, ends a window. */
    private static List<List<String>> windows(Iterable<Integer> quarters) {
        var edges = new ArrayList<Integer>();
        quarters.forEach(edges::add);
        edges.sort(null);
        var windows = new ArrayList<List<String>>();
        for (int i = 0; i + 1 < edges.size(); i += 2) {
            windows.add(List.of(time(edges.get(i) * 15), time(edges.get(i + 1) * 15)));
        }
        return windows;
    }

    private static String time(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }

    private static CalendarDefinition cutInTwo(CalendarDefinition written) {
        var week = new HashMap<String, List<List<String>>>();
        written.week().forEach((day, windows) -> {
            var cut = new ArrayList<List<String>>();
            for (var window : windows) {
                var middle = time((minutes(window.get(0)) + minutes(window.get(1))) / 2);
                cut.add(List.of(window.get(0), middle));
                cut.add(List.of(middle, window.get(1)));
            }
            week.put(day, cut);
        });
        return new CalendarDefinition("any", "any", written.timeZone(), week, List.of(), List.of());
    }

    private static int minutes(String time) {
        var parts = Arrays.stream(time.split(":")).mapToInt(Integer::parseInt).toArray();
        return parts[0] * 60 + parts[1];
    }
}
