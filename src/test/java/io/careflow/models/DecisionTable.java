package io.careflow.models;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A decision table as its file has it. */
record DecisionTable(String decision, String hitPolicy, List<String> rules, List<Input> inputs) {

    private static final Pattern NAME = Pattern.compile("(?:\\w+\\()?([A-Za-z_]\\w*)");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    /** A column: the variable it looks at, and the values that the rows tell apart. */
    record Input(String variable, List<Object> values) {}

    static List<DecisionTable> all() {
        return ModelFolder.decisions().stream()
                .flatMap(file -> Xml.elements(Xml.read(file), "decisionTable"))
                .map(DecisionTable::of)
                .toList();
    }

    private static DecisionTable of(Element table) {
        var rules = Xml.elements(table, "rule").toList();
        var columns = Xml.elements(table, "input").toList();
        var inputs = new ArrayList<Input>();
        for (var column = 0; column < columns.size(); column++) {
            var number = column;
            var entries = rules.stream()
                    .map(rule -> Xml.elements(rule, "inputEntry").toList().get(number))
                    .map(entry -> entry.getTextContent().strip())
                    .collect(Collectors.toCollection(ArrayList::new));
            Xml.elements(columns.get(column), "inputValues").forEach(allowed -> entries.add(allowed.getTextContent()));
            var expression = Xml.elements(columns.get(column), "inputExpression")
                    .findFirst()
                    .orElseThrow();
            var variable = NAME.matcher(expression.getTextContent().strip());
            if (!variable.lookingAt()) {
                throw new IllegalArgumentException("No variable in " + expression.getTextContent());
            }
            inputs.add(new Input(variable.group(1), values(expression.getAttribute("typeRef"), entries)));
        }
        return new DecisionTable(
                ((Element) table.getParentNode()).getAttribute("id"),
                table.getAttribute("hitPolicy").isEmpty() ? "UNIQUE" : table.getAttribute("hitPolicy"),
                rules.stream().map(rule -> rule.getAttribute("id")).toList(),
                inputs);
    }

    // What the rows and the allowed values name, what they do not name, and nothing at all; of dates the neighbours.
    private static List<Object> values(String type, List<String> entries) {
        var values = new LinkedHashSet<Object>();
        for (var entry : entries) {
            switch (type) {
                case "boolean" -> values.addAll(List.of(true, false));
                case "string" -> TEXT.matcher(entry).results().forEach(found -> values.add(found.group(1)));
                case "number" ->
                    NUMBER.matcher(entry).results().forEach(found -> {
                        var number = Double.parseDouble(found.group());
                        values.addAll(List.of(number - 0.01, number, number + 0.01));
                    });
                case "date" ->
                    DATE.matcher(entry)
                            .results()
                            .map(found -> LocalDate.parse(found.group()))
                            .forEach(day -> {
                                for (var near = -1; near <= 1; near++) {
                                    values.add(day.plusDays(near).toString());
                                }
                            });
                default ->
                    throw new IllegalArgumentException("Say here which values a column of type " + type + " has");
            }
        }
        if (type.equals("string")) {
            values.add("something else");
        }
        values.add(type.equals("date") ? "2000-01-01" : null);
        return new ArrayList<>(values);
    }

    /** Every combination of the values that its columns tell apart. */
    List<Map<String, Object>> combinations() {
        Stream<Map<String, Object>> combinations = Stream.of(Map.of());
        for (var input : inputs) {
            combinations =
                    combinations.flatMap(combination -> input.values().stream().map(value -> {
                        var longer = new HashMap<>(combination);
                        longer.put(input.variable(), value);
                        return longer;
                    }));
        }
        return combinations.toList();
    }

    @Override
    public String toString() {
        return decision;
    }
}
