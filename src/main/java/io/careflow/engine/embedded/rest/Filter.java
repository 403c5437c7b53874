package io.careflow.engine.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The filter of a search: each field is a value or an object of operators; all must hold. */
final class Filter {

    /** Fields whose name in a filter is not that of the item. */
    private static final Map<String, String> ALIASES =
            Map.of("candidateGroup", "candidateGroups", "candidateUser", "candidateUsers");

    private final Predicate<ObjectNode> condition;

    private Filter(Predicate<ObjectNode> condition) {
        this.condition = condition;
    }

    /**
     * Reads a filter.
     *
     * @throws IllegalArgumentException for a field or operator that is not known here: silence would find too much
     */
    static Filter of(JsonNode filter, List<String> fields) {
        Predicate<ObjectNode> all = item -> true;
        for (Map.Entry<String, JsonNode> entry : filter.properties()) {
            if (saysNothing(entry.getValue())) {
                continue;
            }
            String field = ALIASES.getOrDefault(entry.getKey(), entry.getKey());
            if (!fields.contains(field)) {
                throw new IllegalArgumentException("The embedded engine cannot filter by " + entry.getKey());
            }
            Predicate<JsonNode> test = test(entry.getValue());
            all = all.and(item -> test.test(item.path(field)));
        }
        return new Filter(all);
    }

    boolean matches(ObjectNode item) {
        return condition.test(item);
    }

    /** The client sends the lists and objects that nobody filled in. */
    private static boolean saysNothing(JsonNode value) {
        return value.isNull() || value.isContainerNode() && value.isEmpty();
    }

    private static Predicate<JsonNode> test(JsonNode expected) {
        if (!expected.isObject()) {
            return actual -> same(actual, expected);
        }
        Predicate<JsonNode> all = actual -> true;
        for (Map.Entry<String, JsonNode> operator : expected.properties()) {
            if (!saysNothing(operator.getValue())) {
                all = all.and(operator(operator.getKey(), operator.getValue()));
            }
        }
        return all;
    }

    private static Predicate<JsonNode> operator(String name, JsonNode operand) {
        return switch (name) {
            case "$eq" -> actual -> same(actual, operand);
            case "$neq" -> actual -> !same(actual, operand);
            case "$in" -> actual -> stream(operand).anyMatch(one -> same(actual, one));
            case "$notIn" -> actual -> stream(operand).noneMatch(one -> same(actual, one));
            case "$exists" -> actual -> operand.asBoolean() == !(actual.isMissingNode() || actual.isNull());
            case "$gt" -> actual -> compare(actual, operand) > 0;
            case "$gte" -> actual -> compare(actual, operand) >= 0;
            case "$lt" -> actual -> compare(actual, operand) < 0;
            case "$lte" -> actual -> compare(actual, operand) <= 0;
            case "$like" -> {
                Pattern like = like(operand.asText());
                yield actual -> like.matcher(actual.asText()).matches();
            }
            default -> throw new IllegalArgumentException("The embedded engine does not know the operator " + name);
        };
    }

    private static boolean same(JsonNode actual, JsonNode expected) {
        if (actual.isArray()) {
            return stream(actual).anyMatch(one -> same(one, expected));
        }
        return !actual.isMissingNode() && !actual.isNull() && actual.asText().equals(expected.asText());
    }

    private static int compare(JsonNode actual, JsonNode operand) {
        return actual.isNumber()
                ? Long.compare(actual.asLong(), operand.asLong())
                : actual.asText().compareTo(operand.asText());
    }

    private static Pattern like(String wildcards) {
        String regex = Pattern.quote(wildcards).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
