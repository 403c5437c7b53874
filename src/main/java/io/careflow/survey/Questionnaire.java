package io.careflow.survey;

import io.careflow.desk.form.FormField;
import io.careflow.desk.form.FormSchema;
import io.careflow.desk.form.FormWording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What a survey asks: a Camunda Form of questions that a page without scripts can show. The question {@code score} is
 * what its metric measures; words are asked for by fields of text.
 */
public final class Questionnaire {

    /** The question that the metric measures. */
    static final String SCORE = "score";

    private static final Set<String> SHOWN =
            Set.of("text", "group", "number", "radio", "select", "checklist", "checkbox", "textfield", "textarea");

    private final FormSchema form;
    private final FormWording wording;

    Questionnaire(FormSchema form, FormWording wording) {
        this.form = form;
        this.wording = wording;
    }

    /**
     * A question as the page shows it.
     *
     * @param type {@code scale}, or the type of the form's field: {@code textarea}
     * @param low what the lowest of a scale means; empty for nothing
     * @param high what the highest of a scale means; empty for nothing
     * @param scale the numbers of a scale; empty for no scale
     */
    public record Question(
            String key,
            String type,
            String label,
            boolean required,
            List<Option> options,
            List<Integer> scale,
            String low,
            String high,
            int maxLength) {}

    /** Something to choose. */
    public record Option(String value, String label) {}

    FormSchema form() {
        return form;
    }

    /** What is wrong with it; empty when it can be asked. */
    Optional<String> check(SurveyMetric metric) {
        var score = form.fields().get(SCORE);
        if (score == null || score.type() != FormField.Type.NUMBER || !score.required()) {
            return Optional.of("it must ask for the number '" + SCORE + "', as a required field");
        }
        var least = BigDecimal.valueOf(metric.least());
        var most = BigDecimal.valueOf(metric.most());
        if (!isNumber(score.min(), least) || !isNumber(score.max(), most)) {
            return Optional.of(
                    "'%s' must be from %s to %s, the scale of %s".formatted(SCORE, least, most, metric.code()));
        }
        return components(form.schema()).stream()
                .map(Questionnaire::fault)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The questions in a language. */
    public List<Question> in(Locale language) {
        return components(wording.in(form, language)).stream()
                .filter(component -> component.has("key"))
                .map(Questionnaire::question)
                .toList();
    }

    /** What the metric's question says in a language. */
    String asked(Locale language) {
        return in(language).stream()
                .filter(question -> question.key().equals(SCORE))
                .findFirst()
                .orElseThrow()
                .label();
    }

    private static boolean isNumber(BigDecimal given, BigDecimal wanted) {
        return given != null && given.compareTo(wanted) == 0;
    }

    private static Optional<String> fault(JsonNode component) {
        var type = component.path("type").asString("");
        var key = component.path("key").asString(type);
        if (!SHOWN.contains(type)) {
            return Optional.of("'" + key + "' is a " + type + ", and the page shows only " + SHOWN);
        }
        if (!component.path("conditional").isMissingNode()) {
            return Optional.of("'" + key + "' has a condition, which a page without scripts cannot follow");
        }
        var untold = component.has("label")
                && component.path("properties").path("label.zh").asString("").isBlank();
        return untold ? Optional.of("'" + key + "' has no label.zh") : Optional.empty();
    }

    private static List<JsonNode> components(JsonNode schema) {
        var all = new ArrayList<JsonNode>();
        for (var component : schema.path("components")) {
            all.add(component);
            all.addAll(components(component));
        }
        return all;
    }

    private static Question question(JsonNode component) {
        var field = component.path("type").asString();
        var rules = component.path("validate");
        var scale = field.equals("number") && rules.has("min") && rules.has("max")
                ? scale(rules.path("min").asInt(), rules.path("max").asInt())
                : List.<Integer>of();
        var options = new ArrayList<Option>();
        component
                .path("values")
                .forEach(value -> options.add(new Option(
                        value.path("value").asString(), value.path("label").asString())));
        return new Question(
                component.path("key").asString(),
                scale.isEmpty() ? field : "scale",
                component.path("label").asString(""),
                rules.path("required").asBoolean(false),
                options,
                scale,
                component
                        .path("low")
                        .asString(component.path("properties").path("low").asString("")),
                component
                        .path("high")
                        .asString(component.path("properties").path("high").asString("")),
                rules.path("maxLength").asInt(2000));
    }

    private static List<Integer> scale(int least, int most) {
        return most - least > 10
                ? List.of()
                : IntStream.rangeClosed(least, most).boxed().toList();
    }
}
