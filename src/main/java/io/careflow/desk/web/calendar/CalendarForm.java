package io.careflow.desk.web.calendar;

import io.careflow.servicelevel.CalendarDefinition;
import io.careflow.servicelevel.CalendarDefinition.DatedException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A calendar as it is being typed, which nobody else sees until it is saved. The page carries all of it, so that nothing
 * typed depends on a session.
 */
final class CalendarForm {

    private final String id;
    private final Map<DayOfWeek, List<TypedWindow>> week = new EnumMap<>(DayOfWeek.class);
    private final TreeMap<LocalDate, DatedException> exceptions = new TreeMap<>();
    private final TreeSet<Integer> publishedYears = new TreeSet<>();
    private String name;
    private String timeZone;
    private int base;
    private int year;
    private ExceptionForm exception;
    private ListForm list = ListForm.EMPTY;
    private final Attempt attempt;

    /** @param base the version that was read; 0 for a new calendar */
    CalendarForm(String id, int base, CalendarDefinition content, int year, Attempt attempt) {
        this.id = id;
        this.base = base;
        this.year = year;
        this.attempt = attempt;
        take(content);
        exception = ExceptionForm.fresh(this);
    }

    /** @param exceptions as the page carried them, with dates and windows */
    CalendarForm(String id, Typed typed, List<DatedException> exceptions) {
        this.id = id;
        base = typed.number("base", 0);
        year = typed.number("year", 0);
        name = typed.text("name");
        timeZone = typed.text("timeZone");
        for (var day : DayOfWeek.values()) {
            week.put(day, TypedWindow.of(typed.all("week." + day + ".from"), typed.all("week." + day + ".to")));
        }
        exceptions.forEach(one -> this.exceptions.put(LocalDate.parse(one.date()), one));
        publishedYears.addAll(typed.numbers("published"));
        exception = ExceptionForm.of(typed);
        list = ListForm.of(typed);
        attempt = Attempt.of(typed);
    }

    /** Goes on with another content. */
    void take(CalendarDefinition content) {
        name = content.name();
        timeZone = content.timeZone();
        for (var day : DayOfWeek.values()) {
            week.put(day, TypedWindow.of(content.week().getOrDefault(day.name(), List.of())));
        }
        exceptions.clear();
        content.exceptions().forEach(one -> exceptions.put(LocalDate.parse(one.date()), one));
        publishedYears.clear();
        publishedYears.addAll(content.publishedYears());
    }

    CalendarDefinition definition() {
        var days = new LinkedHashMap<String, List<List<String>>>();
        week.forEach((day, windows) -> {
            var written = TypedWindow.written(windows);
            if (!written.isEmpty()) {
                days.put(day.name(), written);
            }
        });
        return new CalendarDefinition(
                null, name, timeZone, days, List.copyOf(exceptions.values()), List.copyOf(publishedYears));
    }

    /** Fields that were left empty say nothing. */
    void dropBlankWindows() {
        week.values().forEach(windows -> windows.removeIf(TypedWindow::isBlank));
        exception.windows().removeIf(TypedWindow::isBlank);
    }

    void removeExceptions(ExceptionSpan days) {
        exceptions.subMap(days.from(), true, days.to(), true).clear();
    }

    void put(DatedException one) {
        exceptions.put(LocalDate.parse(one.date()), one);
    }

    List<ExceptionSpan> spans() {
        return ExceptionSpan.of(exceptions.values());
    }

    /** The exception of a date; null when it is as its weekday. */
    DatedException exceptionOn(LocalDate date) {
        return exceptions.get(date);
    }

    /** Years that a page may show: those known to the calendar, and those given. */
    TreeSet<Integer> years(Integer... more) {
        var years = new TreeSet<>(List.of(more));
        years.addAll(publishedYears);
        exceptions.keySet().forEach(date -> years.add(date.getYear()));
        return years;
    }

    void setBase(int version) {
        base = version;
    }

    void setYear(int shown) {
        year = shown;
    }

    void setException(ExceptionForm other) {
        exception = other;
    }

    void setList(ListForm other) {
        list = other;
    }

    public String id() {
        return id;
    }

    /** An id for what is not saved: a new calendar may not have its own yet. */
    String idOrAny() {
        return id.isEmpty() ? "new" : id;
    }

    public boolean isNew() {
        return base == 0;
    }

    public int base() {
        return base;
    }

    public String name() {
        return name;
    }

    public String timeZone() {
        return timeZone;
    }

    List<TypedWindow> windows(DayOfWeek day) {
        return week.get(day);
    }

    TreeSet<Integer> publishedYears() {
        return publishedYears;
    }

    public List<Integer> otherPublishedYears() {
        return publishedYears.stream().filter(one -> one != year).toList();
    }

    public boolean isPublished() {
        return publishedYears.contains(year);
    }

    public int year() {
        return year;
    }

    public ExceptionForm exception() {
        return exception;
    }

    public ListForm list() {
        return list;
    }

    public Attempt attempt() {
        return attempt;
    }

    Collection<DatedException> exceptions() {
        return exceptions.values();
    }
}
