package io.careflow.desk.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.platform.FieldProblem;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.json.JsonMapper;

class FormRulesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FORM = """
            {"id": "try", "components": [
              {"type": "text", "text": "Read this"},
              {"type": "group", "components": [
                {"type": "textfield", "key": "word", "validate": {"required": true, "minLength": 2, "maxLength": 4}}]},
              {"type": "textfield", "key": "code", "validate": {"pattern": "[A-Z]\\\\d+"}},
              {"type": "number", "key": "amount", "decimalDigits": 2, "validate": {"min": 0, "max": 500}},
              {"type": "checkbox", "key": "sure", "validate": {"required": true}},
              {"type": "select", "key": "cause", "values": [{"value": "product"}, {"value": "service"}]},
              {"type": "taglist", "key": "tags", "values": [{"value": "a"}, {"value": "b"}]},
              {"type": "textfield", "key": "hidden", "conditional": {"hide": "=sure"}, "validate": {"required": true}},
              {"type": "datetime", "key": "day"}]}""";

    private final FormSchema form = FormSchema.of(JSON.readTree(FORM));
    private final FormRules rules = new FormRules(messages());

    @ParameterizedTest
    @CsvSource({"ask, question", "resolve, resolution", ", resolution"})
    void whatIsHiddenIsNotAskedForAndWhatIsShownIs(String next, String asked) {
        var conditional = FormSchema.of(JSON.readTree("""
                {"id": "try", "components": [
                  {"type": "radio", "key": "next", "values": [{"value": "ask"}, {"value": "resolve"}]},
                  {"type": "textarea", "key": "question", "validate": {"required": true},
                   "conditional": {"hide": "=next != \\"ask\\""}},
                  {"type": "textarea", "key": "resolution", "validate": {"required": true},
                   "conditional": {"hide": "=next = \\"ask\\""}}]}"""));
        var values = new HashMap<String, Object>();
        values.put("next", next);
        assertThat(rules.check(conditional, values, Locale.ENGLISH))
                .extracting(FieldProblem::field)
                .containsExactly(asked);
        values.put(asked, "Something.");
        assertThat(rules.check(conditional, values, Locale.ENGLISH)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            word   | "abcd"                 |
            word   | "快递迟到"              |
            word   | "a"                    | must have at least 2 characters
            word   | "abcde"                | must have at most 4 characters
            word   | ""                     | is required
            word   | 12                     | must be text
            code   | "A12"                  |
            code   | "12"                   | does not have the required form
            amount | 0                      |
            amount | 500.00                 |
            amount | 500.01                 | must be at most 500
            amount | -1                     | must be at least 0
            amount | 1.234                  | may have at most 2 decimals
            amount | "5"                    | must be a number
            sure   | true                   |
            sure   | false                  | is required
            sure   | "yes"                  | must be true or false
            cause  | "product"              |
            cause  | "weather"              | must be one of product, service
            tags   | ["a", "b"]             |
            tags   | ["a", "c"]             | must be one of a, b
            tags   | "a"                    | must be a list
            day    | "2026-11-22"           |
            day    | "2026-11-22T10:30:00Z" |
            day    | "tomorrow"             | must be a date
            """)
    void aValueIsCheckedAsTheFormSays(String field, String value, String problem) {
        var values = new HashMap<String, Object>(Map.of("word", "abc", "sure", true));
        values.put(field, JSON.readValue(value, Object.class));
        assertThat(rules.check(form, values, Locale.ENGLISH))
                .isEqualTo(problem == null ? List.of() : List.of(new FieldProblem(field, problem)));
    }

    @Test
    void whatIsMissingIsNamedInTheReadersLanguage() {
        assertThat(rules.check(form, Map.of(), Locale.CHINESE))
                .containsExactly(new FieldProblem("word", "为必填项"), new FieldProblem("sure", "为必填项"));
    }

    @Test
    void aValueThatTheFormDoesNotAskForIsAStranger() {
        assertThat(rules.strangers(form, Collections.singletonMap("serviceLevel", null), Locale.ENGLISH))
                .containsExactly(new FieldProblem("serviceLevel", "is not a field of this form"));
    }

    private static ResourceBundleMessageSource messages() {
        var bundles = new ResourceBundleMessageSource();
        bundles.setBasename("i18n/desk");
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        return bundles;
    }
}
