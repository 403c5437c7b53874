package io.careflow.servicelevel;

import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import io.careflow.servicelevel.CalendarDefinition.DatedException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks calendars as people write them and makes them work. All faults together are one 422 that names their fields. */
public final class CalendarReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int MOST_EXCEPTIONS = 5_000;
    private static final int LONGEST_TEXT = 500;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private final CalendarDefinition written;
    private final String path;
    private final List<FieldProblem> faults = new ArrayList<>();
    private final String name;
    private final ZoneId zone;
    private final Map<DayOfWeek, WorkingDay> week = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, WorkingDay> exceptions = new TreeMap<>();
    private final TreeSet<Integer> publishedYears = new TreeSet<>();

    private CalendarReader(CalendarDefinition written, String path) {
        this.written = written;
        this.path = path;
        name = text(written.name(), "name");
        zone = readZone();
        readWeek();
        readExceptions();
        readPublishedYears();
    }

    /**
     * A calendar that somebody asks about without keeping it.
     *
     * @param path where it is in the request
     * @param from it must have a window in the year that begins there
     * @throws ProblemException 422 when it makes no sense
     */
    public static BusinessCalendar inline(CalendarDefinition written, String path, LocalDate from) {
        var reader = new CalendarReader(written, path + ".");
        return reader.open(reader.calendar("inline", "inline"), from);
    }

    /**
     * A calendar as it is kept: windows, dates and years in their order, closed weekdays left out.
     *
     * @param from it must have a window in the year that begins there
     * @throws ProblemException 422 when it makes no sense
     */
    static CalendarDefinition toKeep(String id, CalendarDefinition written, LocalDate from) {
        var reader = new CalendarReader(written, "");
        if (!ID.matcher(id).matches()) {
            reader.faults.addFirst(FieldFault.problem("id", CalendarRule.ID));
        } else if (written.id() != null && !written.id().equals(id)) {
            reader.faults.addFirst(FieldFault.problem("id", CalendarRule.ID_OF_PATH, id));
        }
        reader.open(reader.calendar(id, ""), from);
        return reader.inOrder(id);
    }

    /** A calendar that is kept. */
    static BusinessCalendar kept(CalendarDefinition definition) {
        return new CalendarReader(definition, "").calendar(definition.id(), definition.fingerprint());
    }

    private BusinessCalendar calendar(String name, String version) {
        if (!faults.isEmpty()) {
            throw FieldFault.of(faults);
        }
        return new BusinessCalendar(name, version, zone, week, exceptions, publishedYears);
    }

    private BusinessCalendar open(BusinessCalendar calendar, LocalDate from) {
        if (!calendar.isEverOpen(from)) {
            throw FieldFault.of(path + "week", CalendarRule.EVER_OPEN, from.toString());
        }
        return calendar;
    }

    private ZoneId readZone() {
        if (written.timeZone() == null) {
            fault("timeZone", CalendarRule.GIVEN);
            return null;
        }
        try {
            return ZoneId.of(written.timeZone());
        } catch (DateTimeException e) {
            fault("timeZone", CalendarRule.ZONE);
            return null;
        }
    }

    private void readWeek() {
        orEmpty(written.week()).forEach((name, windows) -> {
            var field = "week." + name;
            try {
                week.put(DayOfWeek.valueOf(name), day(windows, field, null, null));
            } catch (IllegalArgumentException e) {
                fault(field, CalendarRule.WEEKDAY);
            }
        });
    }

    private void readExceptions() {
        var given = orEmpty(written.exceptions());
        if (given.size() > MOST_EXCEPTIONS) {
            fault("exceptions", CalendarRule.AT_MOST, Integer.toString(MOST_EXCEPTIONS));
            return;
        }
        for (int i = 0; i < given.size(); i++) {
            var field = "exceptions[" + i + "]";
            if (given.get(i) == null) {
                fault(field, CalendarRule.NOT_NULL);
            } else {
                readException(given.get(i), field);
            }
        }
    }

    private void readException(DatedException exception, String field) {
        var day = day(
                exception.windows(),
                field + ".windows",
                text(exception.reason(), field + ".reason"),
                text(exception.source(), field + ".source"));
        var date = date(exception.date(), field + ".date");
        if (date != null && exceptions.put(date, day) != null) {
            fault(field + ".date", CalendarRule.DATE_ONCE, exception.date());
        }
    }

    private LocalDate date(String text, String field) {
        if (text == null) {
            fault(field, CalendarRule.GIVEN);
            return null;
        }
        try {
            var date = LocalDate.parse(text);
            return year(date.getYear(), field) ? date : null;
        } catch (DateTimeException e) {
            fault(field, CalendarRule.DATE);
            return null;
        }
    }

    private void readPublishedYears() {
        var given = orEmpty(written.publishedYears());
        for (int i = 0; i < given.size(); i++) {
            if (year(given.get(i), "publishedYears[" + i + "]")) {
                publishedYears.add(given.get(i));
            }
        }
    }

    private boolean year(Integer year, String field) {
        var fits = year != null && year >= FIRST_YEAR && year <= LAST_YEAR;
        if (!fits) {
            fault(field, CalendarRule.YEAR, Integer.toString(FIRST_YEAR), Integer.toString(LAST_YEAR));
        }
        return fits;
    }

    private String text(String text, String field) {
        if (text != null && text.length() > LONGEST_TEXT) {
            fault(field, CalendarRule.LENGTH, Integer.toString(LONGEST_TEXT));
        }
        return text == null || text.isBlank() ? null : text.strip();
    }

    private WorkingDay day(List<List<String>> windows, String field, String reason, String source) {
        var read = new ArrayList<Window>();
        var given = orEmpty(windows);
        for (int i = 0; i < given.size(); i++) {
            try {
                read.add(window(given.get(i), path + field + "[" + i + "]"));
            } catch (ProblemException e) {
                faults.addAll(e.fields());
            }
        }
        read.sort(Comparator.comparing(Window::from));
        for (int i = 1; i < read.size(); i++) {
            var before = read.get(i - 1);
            if (!before.endsBefore(read.get(i))) {
                fault(
                        field,
                        CalendarRule.NO_OVERLAP,
                        before.toString(),
                        read.get(i).toString());
                return WorkingDay.CLOSED;
            }
        }
        return new WorkingDay(read, reason, source);
    }

    /**
     * One window as it is written, two times.
     *
     * @param field its path
     * @throws ProblemException 422 when it makes no sense
     */
    static Window window(List<String> times, String field) {
        if (times == null || times.size() != 2) {
            throw FieldFault.of(field, CalendarRule.WINDOW);
        }
        var from = TimeOfDay.minutes(times.get(0), field);
        var to = TimeOfDay.minutes(times.get(1), field);
        if (to <= from) {
            throw FieldFault.of(field, CalendarRule.END_AFTER_START, times.get(0), times.get(1));
        }
        return new Window(TimeOfDay.of(from), TimeOfDay.of(to));
    }

    private CalendarDefinition inOrder(String id) {
        var days = new LinkedHashMap<String, List<List<String>>>();
        week.forEach((day, working) -> {
            if (working.isOpen()) {
                days.put(day.name(), times(working));
            }
        });
        var dates = exceptions.entrySet().stream()
                .map(entry -> new DatedException(
                        entry.getKey().toString(),
                        times(entry.getValue()),
                        entry.getValue().reason(),
                        entry.getValue().source()))
                .toList();
        return new CalendarDefinition(
                id, name == null ? id : name, zone.getId(), days, dates, List.copyOf(publishedYears));
    }

    private static List<List<String>> times(WorkingDay day) {
        return day.windows().stream()
                .map(window -> List.of(
                        window.from().toString(),
                        window.endsWithTheDay() ? TimeOfDay.END : window.to().toString()))
                .toList();
    }

    private void fault(String field, CalendarRule rule, String... arguments) {
        faults.add(FieldFault.problem(path + field, rule, arguments));
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <K, V> Map<K, V> orEmpty(Map<K, V> map) {
        return map == null ? Map.of() : map;
    }
}
