package io.careflow.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;

/**
 * What can come into a decision table. A column that declares its allowed values has those and no others. Any other
 * column has the values that its rows tell apart: those they name, one that they do not name, and nothing at all; of
 * dates the day before and after too.
 */
final class TableInputs {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern DATE = Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\d)\"");
    /** A name that is no function's: those have a bracket behind them. */
    private static final Pattern VARIABLE =
            Pattern.compile("(?<![\\w.\"])(?!(?:true|false|null)\\b)[A-Za-z_]\\w*\\b(?!\\s*[(.\"])");

    private static final Set<String> NUMBERS = Set.of("number", "integer", "long", "double");
    private static final double NEXT_TO_IT = 0.01;

    private final List<String> variables;
    private final List<List<Object>> values;

    private TableInputs(Map<String, Set<Object>> columns) {
        variables = List.copyOf(columns.keySet());
        values = columns.values().stream()
                .<List<Object>>map(column -> new ArrayList<>(column))
                .toList();
    }

    /** Empty when a column is of a type or has an expression whose values cannot be told. */
    static Optional<TableInputs> of(DecisionTable table) {
        var columns = new LinkedHashMap<String, Set<Object>>();
        var number = 0;
        for (var input : table.getInputs()) {
            var column = number++;
            var variable = variable(input);
            var values = values(
                    input,
                    table.getRules().stream()
                            .map(rule -> new ArrayList<>(rule.getInputEntries()).get(column))
                            .map(InputEntry::getTextContent)
                            .toList());
            if (variable.isEmpty() || values.isEmpty()) {
                return Optional.empty();
            }
            columns.computeIfAbsent(variable.get(), missing -> new LinkedHashSet<>())
                    .addAll(values);
        }
        return Optional.of(new TableInputs(columns));
    }

    /** How many combinations there are. */
    long count() {
        return values.stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
    }

    /** Every combination of the values. */
    Stream<Map<String, Object>> combinations() {
        return Stream.iterate(0L, index -> index < count(), index -> index + 1).map(this::combination);
    }

    private Map<String, Object> combination(long index) {
        var combination = new LinkedHashMap<String, Object>();
        var rest = index;
        for (int column = 0; column < variables.size(); column++) {
            var choice = values.get(column);
            combination.put(variables.get(column), choice.get((int) (rest % choice.size())));
            rest /= choice.size();
        }
        return combination;
    }

    private static Optional<String> variable(Input input) {
        var found = VARIABLE.matcher(input.getInputExpression().getTextContent().strip());
        var names = found.results().map(result -> result.group()).distinct().toList();
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    private static Collection<Object> values(Input input, List<String> entries) {
        var type = input.getInputExpression().getTypeRef();
        var allowed = input.getInputValues();
        if (allowed != null && !allowed.getTextContent().isBlank()) {
            return named(type, List.of(allowed.getTextContent()));
        }
        var values = named(type, entries);
        if ("string".equals(type)) {
            values.add("something else");
        }
        // A date is always there: nobody could compare nothing with one.
        if (!values.isEmpty() && !"date".equals(type)) {
            values.add(null);
        }
        return values;
    }

    private static Collection<Object> named(String type, List<String> entries) {
        var values = new LinkedHashSet<Object>();
        if ("boolean".equals(type)) {
            values.addAll(List.of(true, false));
        } else if ("string".equals(type)) {
            found(TEXT, entries).forEach(text -> values.add(text.group(1)));
        } else if ("date".equals(type)) {
            values.addAll(days(entries));
        } else if (type != null && NUMBERS.contains(type)) {
            found(NUMBER, entries).map(text -> Double.parseDouble(text.group())).forEach(number -> {
                values.addAll(List.of(number - NEXT_TO_IT, number, number + NEXT_TO_IT));
            });
        }
        return values;
    }

    private static Collection<String> days(List<String> entries) {
        var days = new TreeSet<String>();
        found(DATE, entries).map(text -> LocalDate.parse(text.group(1))).forEach(day -> {
            days.addAll(Stream.of(day.minusDays(1), day, day.plusDays(1))
                    .map(LocalDate::toString)
                    .toList());
        });
        return days.isEmpty() ? List.of("2000-01-01") : days;
    }

    private static Stream<MatchResult> found(Pattern pattern, List<String> entries) {
        return entries.stream().map(pattern::matcher).flatMap(Matcher::results);
    }
}
