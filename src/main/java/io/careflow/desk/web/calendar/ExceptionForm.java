package io.careflow.desk.web.calendar;

import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import io.careflow.servicelevel.CalendarDefinition;
import io.careflow.servicelevel.CalendarDefinition.DatedException;
import io.careflow.servicelevel.CalendarReader;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An exception that is being typed, for a day or several in a row.
 *
 * @param last empty for one day
 * @param closed whether no work is done; else the windows are its hours
 * @param replaces the {@link ExceptionSpan#id} of the exceptions it is typed instead of; empty for a new one
 */
public record ExceptionForm(
        String first,
        String last,
        boolean closed,
        List<TypedWindow> windows,
        String reason,
        String source,
        String replaces) {

    private static final int MOST_DAYS = 366;
    private static final String HOURS = "hours";

    /** An empty one; its hours are those of a Monday, as those of most make-up days are. */
    static ExceptionForm fresh(CalendarForm form) {
        return new ExceptionForm("", "", true, new ArrayList<>(form.windows(DayOfWeek.MONDAY)), "", "", "");
    }

    static ExceptionForm of(Typed typed) {
        return new ExceptionForm(
                typed.text("x.first"),
                typed.text("x.last"),
                !HOURS.equals(typed.text("x.kind")),
                TypedWindow.of(typed.all("x.window.from"), typed.all("x.window.to")),
                typed.text("x.reason"),
                typed.text("x.source"),
                typed.text("x.replaces"));
    }

    static ExceptionForm of(ExceptionSpan span, CalendarForm form) {
        var closed = span.windows().isEmpty();
        return new ExceptionForm(
                span.from().toString(),
                span.to().equals(span.from()) ? "" : span.to().toString(),
                closed,
                closed ? new ArrayList<>(form.windows(DayOfWeek.MONDAY)) : TypedWindow.of(span.windows()),
                orEmpty(span.reason()),
                orEmpty(span.source()),
                span.id());
    }

    boolean isTyped() {
        return !first.isEmpty();
    }

    /**
     * Puts the exceptions into a calendar, instead of those it replaces.
     *
     * @return what is wrong, and then nothing was put; fields begin with {@code x.}
     */
    List<FieldProblem> putInto(CalendarForm form) {
        var faults = new ArrayList<FieldProblem>();
        var from = date(first, "x.first", faults);
        var to = last.isEmpty() ? from : date(last, "x.last", faults);
        if (from != null && to != null && to.isBefore(from)) {
            faults.add(Faults.problem("x.last", "last-after-first"));
        } else if (from != null && to != null && to.toEpochDay() - from.toEpochDay() >= MOST_DAYS) {
            faults.add(Faults.problem("x.last", "most-days", Integer.toString(MOST_DAYS)));
        }
        var hours = closed ? List.<List<String>>of() : TypedWindow.written(windows);
        if (!closed && hours.isEmpty()) {
            faults.add(Faults.problem("x.windows", "hours-given"));
        }
        faults.addAll(broken(new DatedException("2026-01-01", hours, reason, source)));
        if (faults.isEmpty()) {
            replaced(form);
            from.datesUntil(to.plusDays(1))
                    .forEach(date ->
                            form.put(new DatedException(date.toString(), hours, orNull(reason), orNull(source))));
            form.setYear(from.getYear());
            form.setException(fresh(form));
        }
        return faults;
    }

    private void replaced(CalendarForm form) {
        if (!replaces.isEmpty()) {
            form.removeExceptions(ExceptionSpan.named(replaces));
        }
    }

    private static LocalDate date(String text, String field, List<FieldProblem> faults) {
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() >= 1900 && date.getYear() <= 2200) {
                return date;
            }
            faults.add(Faults.problem(field, "year", "1900", "2200"));
        } catch (DateTimeException e) {
            faults.add(Faults.problem(field, text.isEmpty() ? "given" : "date"));
        }
        return null;
    }

    /** What the rules of calendars say of it. */
    private static List<FieldProblem> broken(DatedException exception) {
        var open = Map.of("MONDAY", List.of(List.of("00:00", "24:00")));
        try {
            CalendarReader.inline(
                    new CalendarDefinition(null, null, "UTC", open, List.of(exception), null),
                    "x",
                    LocalDate.parse(exception.date()));
            return List.of();
        } catch (ProblemException e) {
            return e.fields().stream()
                    .map(fault -> new FieldProblem(
                            fault.field().replace("x.exceptions[0].", "x."),
                            fault.message(),
                            fault.rule(),
                            fault.arguments()))
                    .toList();
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
