package io.careflow.servicelevel;

import io.careflow.platform.ProblemException;
import io.careflow.servicelevel.CalendarDefinition.DatedException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks calendars as people write them and makes them work. Every fault is 422 and names its field. */
public final class CalendarReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int MOST_EXCEPTIONS = 5_000;
    private static final int LONGEST_TEXT = 500;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private final CalendarDefinition written;
    private final String path;
    private final Map<DayOfWeek, WorkingDay> week = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, WorkingDay> exceptions = new TreeMap<>();
    private final TreeSet<Integer> publishedYears = new TreeSet<>();
    private final ZoneId zone;

    private CalendarReader(CalendarDefinition written, String path) {
        this.written = written;
        this.path = path;
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
        if (!ID.matcher(id).matches()) {
            throw FieldFault.of("id", "must be lower-case letters, digits and hyphens, at most 64");
        }
        if (written.id() != null && !written.id().equals(id)) {
            throw FieldFault.of("id", "must be " + id + " as in the path, or left out");
        }
        var reader = new CalendarReader(written, "");
        reader.open(reader.calendar(id, ""), from);
        return reader.inOrder(id);
    }

    /** A calendar that is kept. */
    static BusinessCalendar kept(CalendarDefinition definition) {
        return new CalendarReader(definition, "").calendar(definition.id(), definition.fingerprint());
    }

    private BusinessCalendar calendar(String name, String version) {
        return new BusinessCalendar(name, version, zone, week, exceptions, publishedYears);
    }

    private BusinessCalendar open(BusinessCalendar calendar, LocalDate from) {
        if (!calendar.isEverOpen(from)) {
            throw fault("week", "has no window in the year from " + from);
        }
        return calendar;
    }

    private ZoneId readZone() {
        if (written.timeZone() == null) {
            throw fault("timeZone", "must be given");
        }
        try {
            return ZoneId.of(written.timeZone());
        } catch (DateTimeException e) {
            throw fault("timeZone", "is no time zone; an IANA name like Europe/Berlin is one");
        }
    }

    private void readWeek() {
        for (var day : orEmpty(written.week()).entrySet()) {
            var field = "week." + day.getKey();
            week.put(weekday(day.getKey(), field), day(day.getValue(), field, null, null));
        }
    }

    private DayOfWeek weekday(String name, String field) {
        try {
            return DayOfWeek.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw fault(field, "is no weekday; MONDAY to SUNDAY are");
        }
    }

    private void readExceptions() {
        var given = orEmpty(written.exceptions());
        if (given.size() > MOST_EXCEPTIONS) {
            throw fault("exceptions", "must be at most " + MOST_EXCEPTIONS);
        }
        for (int i = 0; i < given.size(); i++) {
            var field = "exceptions[" + i + "]";
            var exception = given.get(i);
            if (exception == null) {
                throw fault(field, "must not be null");
            }
            var day = day(
                    exception.windows(),
                    field + ".windows",
                    text(exception.reason(), field + ".reason"),
                    text(exception.source(), field + ".source"));
            if (exceptions.put(date(exception.date(), field + ".date"), day) != null) {
                throw fault(field + ".date", "is in two exceptions: " + exception.date());
            }
        }
    }

    private LocalDate date(String text, String field) {
        if (text == null) {
            throw fault(field, "must be given");
        }
        try {
            var date = LocalDate.parse(text);
            year(date.getYear(), field);
            return date;
        } catch (DateTimeException e) {
            throw fault(field, "must be a date like 2026-10-01");
        }
    }

    private void readPublishedYears() {
        var given = orEmpty(written.publishedYears());
        for (int i = 0; i < given.size(); i++) {
            publishedYears.add(year(given.get(i), "publishedYears[" + i + "]"));
        }
    }

    private int year(Integer year, String field) {
        if (year == null || year < FIRST_YEAR || year > LAST_YEAR) {
            throw fault(field, "must be in the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return year;
    }

    private String text(String text, String field) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw fault(field, "must have at most " + LONGEST_TEXT + " characters");
        }
        return text == null || text.isBlank() ? null : text.strip();
    }

    private WorkingDay day(List<List<String>> windows, String field, String reason, String source) {
        var read = new ArrayList<Window>();
        for (var window : orEmpty(windows)) {
            read.add(window(window, path + field + "[" + read.size() + "]"));
        }
        try {
            return new WorkingDay(read, reason, source);
        } catch (IllegalArgumentException e) {
            throw fault(field, e.getMessage());
        }
    }

    /**
     * One window as it is written, two times.
     *
     * @param field its path
     * @throws ProblemException 422 when it makes no sense
     */
    static Window window(List<String> times, String field) {
        if (times == null || times.size() != 2) {
            throw FieldFault.of(field, "must be two times like [\"09:00\", \"18:00\"]");
        }
        var from = TimeOfDay.minutes(times.get(0), field);
        var to = TimeOfDay.minutes(times.get(1), field);
        if (to <= from) {
            throw FieldFault.of(
                    field, "must end after it starts, on the same day: " + times.get(0) + " to " + times.get(1));
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
        var name = text(written.name(), "name");
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

    private ProblemException fault(String field, String message) {
        return FieldFault.of(path + field, message);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <K, V> Map<K, V> orEmpty(Map<K, V> map) {
        return map == null ? Map.of() : map;
    }
}
