package io.careflow.desk.web.calendar;

import io.careflow.platform.ProblemException;
import io.careflow.servicelevel.CalendarDefinition.DatedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Exceptions on days in a row that say the same.
 *
 * @param to the last of them
 * @param windows none when no work is done
 * @param reason may be null
 * @param source may be null
 */
public record ExceptionSpan(LocalDate from, LocalDate to, List<List<String>> windows, String reason, String source) {

    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    /** @param exceptions in the order of their dates */
    static List<ExceptionSpan> of(Collection<DatedException> exceptions) {
        var spans = new ArrayList<ExceptionSpan>();
        for (var exception : exceptions) {
            var date = LocalDate.parse(exception.date());
            var span = new ExceptionSpan(date, date, exception.windows(), exception.reason(), exception.source());
            var goesOn = !spans.isEmpty() && spans.getLast().goesOn(span);
            spans.add(goesOn ? spans.removeLast().until(span) : span);
        }
        return spans;
    }

    /** @throws ProblemException 400 when it is no {@link #id} */
    static ExceptionSpan named(String id) {
        try {
            var ends = id.split("/", 2);
            return new ExceptionSpan(LocalDate.parse(ends[0]), LocalDate.parse(ends[1]), List.of(), null, null);
        } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw ProblemException.invalid("exceptions", "are not named by two dates");
        }
    }

    /** By which buttons of the page name it. */
    public String id() {
        return from + "/" + to;
    }

    public long days() {
        return to.toEpochDay() - from.toEpochDay() + 1;
    }

    /** Who says so, without the address. */
    public String sourceName() {
        return ADDRESS.matcher(source).replaceFirst("").strip();
    }

    /** The address that the source has; null when it has none. */
    public String sourceLink() {
        var address = ADDRESS.matcher(source);
        return address.find() ? address.group() : null;
    }

    boolean touches(int year) {
        return from.getYear() <= year && year <= to.getYear();
    }

    ExceptionSpan until(ExceptionSpan last) {
        return new ExceptionSpan(from, last.to, windows, reason, source);
    }

    /** Whether the next begins on the day after this one and says the same. */
    boolean goesOn(ExceptionSpan next) {
        return to.plusDays(1).equals(next.from)
                && windows.equals(next.windows)
                && Objects.equals(reason, next.reason)
                && Objects.equals(source, next.source);
    }
}
