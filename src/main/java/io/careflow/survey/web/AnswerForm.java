package io.careflow.survey.web;

import io.careflow.survey.Questionnaire.Question;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/** What a browser sends of a questionnaire, as values of its fields. */
final class AnswerForm {

    private AnswerForm() {}

    /** What was filled in; fields of others are left out, and so is what is empty. */
    static Map<String, Object> values(List<Question> questions, MultiValueMap<String, String> form) {
        var values = new HashMap<String, Object>();
        for (var question : questions) {
            var given = form.get(question.key());
            var value = given == null || given.isEmpty() ? null : value(question, given);
            if (!isEmpty(value)) {
                values.put(question.key(), value);
            }
        }
        return values;
    }

    static boolean isEmpty(Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> many && many.isEmpty();
    }

    private static Object value(Question question, List<String> given) {
        var first = given.getFirst().replace("\0", "").strip();
        return switch (question.type()) {
            case "scale", "number" -> number(first);
            case "checkbox" -> true;
            case "checklist" -> List.copyOf(given);
            // Browsers end lines by CR LF.
            default -> first.replace("\r\n", "\n");
        };
    }

    /** What is no number stays as it is, and is refused by the form's rules. */
    private static Object number(String text) {
        return text.matches("-?\\d{1,9}") ? (Object) Integer.valueOf(text) : text;
    }
}
