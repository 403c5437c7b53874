package io.careflow.desk.web.calendar;

import io.careflow.platform.FieldProblem;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;

/** What is wrong with the fields of a calendar, in the reader's language. */
final class Faults {

    private static final Pattern DAY = Pattern.compile("week\\.([A-Z]+).*");

    private final List<FieldProblem> problems;
    private final MessageSource messages;
    private final Locale locale;

    Faults(List<FieldProblem> problems, MessageSource messages, Locale locale) {
        this.problems = problems;
        this.messages = messages;
        this.locale = locale;
    }

    /** @param rule as the bundle names it after {@code calendar.fault.} */
    static FieldProblem problem(String field, String rule, String... arguments) {
        return new FieldProblem(field, rule, rule, List.of(arguments));
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** Whether a field, or a part of it, is at fault. */
    public boolean has(String field) {
        return problems.stream().anyMatch(problem -> concerns(problem, field));
    }

    /** What is wrong with a field and its parts. */
    public List<String> of(String field) {
        return problems.stream()
                .filter(problem -> concerns(problem, field))
                .map(this::words)
                .toList();
    }

    /** All of them, each with the id of its field. */
    public List<Line> all() {
        return problems.stream()
                .map(problem -> new Line(id(problem.field()), label(problem.field()), words(problem)))
                .toList();
    }

    /** The id of a field's element. */
    public static String id(String field) {
        return "f-" + field.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-$", "");
    }

    private static boolean concerns(FieldProblem problem, String field) {
        return problem.field().equals(field) || problem.field().startsWith(field + "[");
    }

    private String words(FieldProblem problem) {
        return problem.rule() == null
                ? problem.message()
                : messages.getMessage(
                        "calendar.fault." + problem.rule(), problem.arguments().toArray(), problem.message(), locale);
    }

    private String label(String field) {
        var day = DAY.matcher(field);
        if (day.matches()) {
            return DayOfWeek.valueOf(day.group(1)).getDisplayName(TextStyle.FULL, locale);
        }
        var part = field.replaceAll("[.\\[].*", "");
        return messages.getMessage("calendar.part." + part, null, part, locale);
    }

    /** @param id of the element at fault */
    public record Line(String id, String label, String words) {}
}
