package io.careflow.desk.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A field of a form.
 *
 * @param key the variable's name
 * @param label as the form gives it
 * @param type what kind of value it takes
 * @param required whether an empty value is refused
 * @param min least number; null for none
 * @param max greatest number; null for none
 * @param decimals how many digits may follow the point; null for any number
 * @param minLength least number of characters; null for none
 * @param maxLength greatest number of characters
 * @param pattern regular expression that the text must match; null for none
 * @param options values to choose from; empty when they are not listed in the form
 * @param hiddenWhen when the form does not show it; null for never
 */
public record FormField(
        String key,
        String label,
        Type type,
        boolean required,
        BigDecimal min,
        BigDecimal max,
        Integer decimals,
        Integer minLength,
        int maxLength,
        String pattern,
        List<String> options,
        Condition hiddenWhen) {

    private static final int LONGEST_TEXT = 20_000;

    /** Kinds of values. */
    public enum Type {
        TEXT,
        NUMBER,
        YES_NO,
        CHOICE,
        CHOICES,
        DATE;

        static boolean known(JsonNode component) {
            return of(component.path("type").asString("")) != null;
        }

        static Type of(String component) {
            return switch (component) {
                case "textfield", "textarea" -> TEXT;
                case "number" -> NUMBER;
                case "checkbox" -> YES_NO;
                case "radio", "select" -> CHOICE;
                case "checklist", "taglist" -> CHOICES;
                case "datetime" -> DATE;
                default -> null;
            };
        }
    }

    /** Whether the form shows it beside these values. */
    boolean isShown(Map<String, Object> values) {
        return hiddenWhen == null || !hiddenWhen.holds(values);
    }

    static FormField of(JsonNode component) {
        var rules = component.path("validate");
        return new FormField(
                component.path("key").asString(),
                component.path("label").asString(component.path("dateLabel").asString("")),
                Type.of(component.path("type").asString()),
                rules.path("required").asBoolean(false) && fillable(component),
                number(rules, "min"),
                number(rules, "max"),
                component.has("decimalDigits") ? component.path("decimalDigits").asInt() : null,
                rules.has("minLength") ? rules.path("minLength").asInt() : null,
                rules.path("maxLength").asInt(LONGEST_TEXT),
                rules.path("pattern").asString(null),
                options(component.path("values")),
                Condition.of(hides(component)).orElse(null));
    }

    // A condition of another kind is known in the browser only: such a field cannot be insisted on here.
    private static boolean fillable(JsonNode component) {
        return (hides(component).isEmpty() || Condition.of(hides(component)).isPresent())
                && !component.path("disabled").asBoolean(false)
                && !component.path("readonly").asBoolean(false);
    }

    private static String hides(JsonNode component) {
        return component.path("conditional").path("hide").asString("");
    }

    private static BigDecimal number(JsonNode rules, String name) {
        var value = rules.path(name);
        return value.isNumber() ? value.decimalValue() : null;
    }

    private static List<String> options(JsonNode values) {
        var options = new ArrayList<String>();
        values.forEach(value -> options.add(value.path("value").asString()));
        return List.copyOf(options);
    }
}
