package io.careflow.servicelevel;

import io.careflow.servicelevel.CalendarDefinition.DatedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A calendar taken apart into what people change independently of each other: its name, its zone, each weekday, each
 * dated exception and each published year. Two calendars are compared and brought together part by part.
 *
 * @param exceptions by date, in order
 * @param publishedYears in order
 */
public record CalendarParts(
        String name,
        String timeZone,
        Map<String, List<List<String>>> week,
        TreeMap<String, DatedException> exceptions,
        TreeSet<Integer> publishedYears) {

    public static CalendarParts of(CalendarDefinition calendar) {
        var exceptions = new TreeMap<String, DatedException>();
        calendar.exceptions().forEach(exception -> exceptions.put(exception.date(), exception));
        return new CalendarParts(
                calendar.name(),
                calendar.timeZone(),
                calendar.week(),
                exceptions,
                new TreeSet<>(calendar.publishedYears()));
    }

    /**
     * Mine, with what others changed meanwhile in those parts that I left as they were.
     *
     * @param base what both began with
     */
    public static CalendarDefinition merged(
            CalendarDefinition base, CalendarDefinition theirs, CalendarDefinition mine) {
        var was = of(base);
        var other = of(theirs);
        var own = of(mine);
        var years = new TreeSet<Integer>();
        for (var year : union(union(was.publishedYears, other.publishedYears), own.publishedYears)) {
            if (part(
                    was.publishedYears.contains(year),
                    other.publishedYears.contains(year),
                    own.publishedYears.contains(year))) {
                years.add(year);
            }
        }
        return new CalendarDefinition(
                mine.id(),
                part(was.name, other.name, own.name),
                part(was.timeZone, other.timeZone, own.timeZone),
                parts(was.week, other.week, own.week),
                List.copyOf(
                        parts(was.exceptions, other.exceptions, own.exceptions).values()),
                new ArrayList<>(years));
    }

    private static <T> Map<String, T> parts(Map<String, T> base, Map<String, T> theirs, Map<String, T> mine) {
        var merged = new TreeMap<String, T>();
        for (var key : union(union(base.keySet(), theirs.keySet()), mine.keySet())) {
            var part = part(base.get(key), theirs.get(key), mine.get(key));
            if (part != null) {
                merged.put(key, part);
            }
        }
        return merged;
    }

    private static <T> T part(T base, T theirs, T mine) {
        return Objects.equals(base, mine) ? theirs : mine;
    }

    private static <T extends Comparable<T>> TreeSet<T> union(Set<T> one, Set<T> other) {
        var union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }
}
