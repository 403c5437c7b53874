package io.careflow.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.OutputEntry;

/**
 * A decision that is made for very many: what a table cannot tell apart it is asked once. Numbers are compared with the
 * numbers of their column alone, so all that lie between the same two neighbours of those get the same answer; texts that
 * are compared with texts are remembered one by one. A table with another kind of test, or with outputs that are computed,
 * is asked each time. Any number of threads may ask.
 */
public final class RememberedDecision {

    private static final int MOST = 100_000;
    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";
    private static final String TEST = "(?:-|null|(?:[<>]=?\\s*)?" + NUMBER + "|[\\[\\](]\\s*" + NUMBER
            + "\\s*\\.\\.\\s*" + NUMBER + "\\s*[\\[\\])])";
    private static final Map<String, Pattern> COMPARISONS =
            Map.of("number", listOf(TEST), "string", listOf("(?:-|null|\"[^\"]*\")"));
    private static final Pattern NOTHING = Pattern.compile("(?!)");
    private static final Pattern NUMBERS = Pattern.compile(NUMBER);
    private static final Pattern VARIABLE = Pattern.compile("(?!(?:true|false|null)$)[A-Za-z_]\\w*");
    private static final Pattern CONSTANT = Pattern.compile("\"[^\"]*\"|" + NUMBER + "|true|false|null|");

    private final DecisionModel model;
    private final String decision;
    /** The numbers that each variable is compared with, in their order; null where nothing can be remembered. */
    private final Map<String, List<BigDecimal>> compared;

    private final Map<List<Object>, DecisionModel.Decided> made = new ConcurrentHashMap<>();

    private RememberedDecision(DecisionModel model, String decision, Map<String, List<BigDecimal>> compared) {
        this.model = model;
        this.decision = decision;
        this.compared = compared;
    }

    /** @throws DecisionFault when there is no such decision */
    public static RememberedDecision of(DecisionModel model, String decision) {
        if (!model.decisions().contains(decision)) {
            throw new DecisionFault(decision, "no-decision", "there is no such decision in the file", decision);
        }
        return new RememberedDecision(
                model,
                decision,
                model.table(decision).flatMap(RememberedDecision::compared).orElse(null));
    }

    /** Whether the table is of a kind whose answers can be remembered. */
    public boolean remembers() {
        return compared != null;
    }

    /** The variables that its table asks for; none where nothing can be remembered. */
    public Set<String> variables() {
        return compared == null ? Set.of() : compared.keySet();
    }

    /** As {@link DecisionModel#evaluate}. */
    public DecisionModel.Decided evaluate(Map<String, Object> inputs) {
        if (compared == null) {
            return model.evaluate(decision, inputs);
        }
        var key = key(inputs);
        var known = made.get(key);
        if (known != null) {
            return known;
        }
        var decided = model.evaluate(decision, inputs);
        if (made.size() < MOST) {
            made.put(key, decided);
        }
        return decided;
    }

    private List<Object> key(Map<String, Object> inputs) {
        var key = new ArrayList<>(compared.size());
        compared.forEach((variable, numbers) -> key.add(place(inputs.get(variable), numbers)));
        return key;
    }

    /** Which number of the column it is, or between which two it lies; anything but a number is itself. */
    private static Object place(Object value, List<BigDecimal> numbers) {
        if (!(value instanceof Number number)) {
            return Optional.ofNullable(value);
        }
        var exact = new BigDecimal(number.toString());
        var below = 0;
        while (below < numbers.size() && numbers.get(below).compareTo(exact) < 0) {
            below++;
        }
        var equal = below < numbers.size() && numbers.get(below).compareTo(exact) == 0;
        return 2 * below + (equal ? 1 : 0);
    }

    private static Optional<Map<String, List<BigDecimal>>> compared(DecisionTable table) {
        var rules = List.copyOf(table.getRules());
        var constant = rules.stream()
                .flatMap(rule -> rule.getOutputEntries().stream())
                .allMatch(RememberedDecision::isConstant);
        if (!constant) {
            return Optional.empty();
        }
        var numbers = new HashMap<String, TreeSet<BigDecimal>>();
        var column = 0;
        for (var input : table.getInputs()) {
            var number = column++;
            var expression = input.getInputExpression().getTextContent().strip();
            var tests = rules.stream()
                    .map(rule -> List.copyOf(rule.getInputEntries())
                            .get(number)
                            .getTextContent()
                            .strip())
                    .toList();
            if (!VARIABLE.matcher(expression).matches()
                    || !tests.stream()
                            .allMatch(test -> comparison(input).matcher(test).matches())) {
                return Optional.empty();
            }
            var named = numbers.computeIfAbsent(expression, missing -> new TreeSet<>());
            if ("number".equals(input.getInputExpression().getTypeRef())) {
                tests.forEach(test ->
                        NUMBERS.matcher(test).results().forEach(found -> named.add(new BigDecimal(found.group()))));
            }
        }
        var ordered = new HashMap<String, List<BigDecimal>>();
        numbers.forEach((variable, named) -> ordered.put(variable, List.copyOf(named)));
        return Optional.of(ordered);
    }

    private static Pattern comparison(Input column) {
        return COMPARISONS.getOrDefault(
                String.valueOf(column.getInputExpression().getTypeRef()), NOTHING);
    }

    private static Pattern listOf(String test) {
        var tests = test + "(?:\\s*,\\s*" + test + ")*";
        return Pattern.compile(tests + "|not\\(\\s*" + tests + "\\s*\\)");
    }

    private static boolean isConstant(OutputEntry entry) {
        return CONSTANT.matcher(entry.getTextContent().strip()).matches();
    }
}
