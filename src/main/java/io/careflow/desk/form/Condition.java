package io.careflow.desk.form;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A condition that compares a field with a text, as in {@code =next = "ask"}. Other conditions need FEEL.
 *
 * @param key the field that is compared
 * @param equal whether it must be equal or must not be
 */
record Condition(String key, boolean equal, String text) {

    private static final Pattern COMPARISON = Pattern.compile("=\\s*(\\w+)\\s*(!?=)\\s*\"([^\"]*)\"\\s*");

    /** Empty when the expression is none or of another kind. */
    static Optional<Condition> of(String expression) {
        var comparison = COMPARISON.matcher(expression);
        return comparison.matches()
                ? Optional.of(
                        new Condition(comparison.group(1), comparison.group(2).equals("="), comparison.group(3)))
                : Optional.empty();
    }

    boolean holds(Map<String, Object> values) {
        return equal == text.equals(values.get(key));
    }
}
