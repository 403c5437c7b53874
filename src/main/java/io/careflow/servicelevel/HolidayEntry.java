package io.careflow.servicelevel;

import io.careflow.servicelevel.CalendarDefinition.DatedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Enters a published list of holidays into a calendar. */
final class HolidayEntry {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private final CalendarDefinition calendar;
    private final HolidayList list;
    private final List<List<String>> working;
    private final Map<String, DatedException> exceptions = new LinkedHashMap<>();
    private final List<String> added = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private int unchanged;

    HolidayEntry(CalendarDefinition calendar, HolidayList list, List<List<String>> working) {
        this.calendar = calendar;
        this.list = list;
        this.working = working.isEmpty() ? calendar.week().getOrDefault("MONDAY", List.of()) : working;
        if (list.year() == null || list.year() < FIRST_YEAR || list.year() > LAST_YEAR) {
            throw FieldFault.of(
                    "year", CalendarRule.LIST_YEAR, Integer.toString(FIRST_YEAR), Integer.toString(LAST_YEAR));
        }
        working.forEach(window -> CalendarReader.window(window, "windows"));
        if (list.days() == null || list.days().isEmpty()) {
            throw FieldFault.of("days", CalendarRule.GIVEN);
        }
        calendar.exceptions().forEach(exception -> exceptions.put(exception.date(), exception));
        for (int i = 0; i < list.days().size(); i++) {
            enter(list.days().get(i), "days[" + i + "]");
        }
    }

    List<String> added() {
        return added;
    }

    List<String> changed() {
        return changed;
    }

    int unchanged() {
        return unchanged;
    }

    CalendarDefinition definition() {
        var years = new TreeSet<>(calendar.publishedYears());
        years.add(list.year());
        return new CalendarDefinition(
                calendar.id(),
                calendar.name(),
                calendar.timeZone(),
                calendar.week(),
                List.copyOf(exceptions.values()),
                List.copyOf(years));
    }

    private void enter(HolidayList.Day day, String field) {
        if (day == null || day.isOffDay() == null) {
            throw FieldFault.of(field + ".isOffDay", CalendarRule.GIVEN);
        }
        if (!day.isOffDay() && working.isEmpty()) {
            throw FieldFault.of("windows", CalendarRule.MONDAY_OPEN);
        }
        var date = date(day.date(), field + ".date");
        var entry = new DatedException(date, day.isOffDay() ? List.of() : working, day.name(), source());
        var before = exceptions.get(date);
        if (before != null && saysAsMuch(before, entry)) {
            unchanged++;
            return;
        }
        exceptions.put(date, entry);
        (before == null ? added : changed).add(date);
    }

    private static boolean saysAsMuch(DatedException before, DatedException entry) {
        return before.windows().equals(entry.windows())
                && Objects.equals(before.reason(), entry.reason())
                && (entry.source() == null
                        || before.source() != null && before.source().contains(entry.source()));
    }

    private String date(String text, String field) {
        try {
            var date = LocalDate.parse(text == null ? "" : text);
            if (Math.abs(date.getYear() - list.year()) > 1) {
                throw FieldFault.of(field, CalendarRule.LIST_YEAR_NEAR, Integer.toString(list.year()));
            }
            return date.toString();
        } catch (DateTimeException e) {
            throw FieldFault.of(field, CalendarRule.DATE);
        }
    }

    private String source() {
        return list.papers() == null || list.papers().isEmpty() ? null : String.join(" ", list.papers());
    }
}
