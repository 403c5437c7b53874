package io.careflow.desk.form;

import io.careflow.platform.FieldProblem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Checks what was filled in against the form, as form-js does in the browser, for whoever did not come through it. */
@Component
public class FormRules {

    private final MessageSource messages;

    FormRules(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * What is wrong with the values.
     *
     * @param values by field key; null counts as empty, and what the form does not show beside the others is not looked at
     * @param locale the language of the messages
     * @return empty when all is well
     */
    public List<FieldProblem> check(FormSchema form, Map<String, Object> values, Locale locale) {
        var problems = new ArrayList<FieldProblem>();
        for (var field : form.fields().values()) {
            var fault = field.isShown(values) ? fault(field, values.get(field.key())) : null;
            if (fault != null) {
                problems.add(new FieldProblem(field.key(), messages.getMessage(fault.key, fault.arguments, locale)));
            }
        }
        return problems;
    }

    /** Values that the form has no field for: they would become variables that nobody asked for. */
    public List<FieldProblem> strangers(FormSchema form, Map<String, Object> values, Locale locale) {
        return values.keySet().stream()
                .filter(key -> !form.fields().containsKey(key))
                .sorted()
                .map(key -> new FieldProblem(key, messages.getMessage("form.unknown", null, locale)))
                .toList();
    }

    private static Fault fault(FormField field, Object value) {
        if (empty(value) || field.type() == FormField.Type.YES_NO && Boolean.FALSE.equals(value)) {
            return field.required() ? Fault.of("form.required") : null;
        }
        return switch (field.type()) {
            case TEXT -> text(field, value);
            case NUMBER -> number(field, value);
            case YES_NO -> value instanceof Boolean ? null : Fault.of("form.yes-no");
            case CHOICE -> chosen(field, value);
            case CHOICES -> choices(field, value);
            case DATE -> date(value);
        };
    }

    private static boolean empty(Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof List<?> list && list.isEmpty();
    }

    private static Fault text(FormField field, Object value) {
        if (!(value instanceof String text)) {
            return Fault.of("form.text");
        }
        var length = text.codePointCount(0, text.length());
        if (length > field.maxLength()) {
            return Fault.of("form.max-length", field.maxLength());
        }
        if (field.minLength() != null && length < field.minLength()) {
            return Fault.of("form.min-length", field.minLength());
        }
        return field.pattern() == null || Pattern.matches(field.pattern(), text) ? null : Fault.of("form.pattern");
    }

    private static Fault number(FormField field, Object value) {
        if (!(value instanceof Number given) || given instanceof Double real && !Double.isFinite(real)) {
            return Fault.of("form.number");
        }
        var number = new BigDecimal(given.toString());
        if (field.min() != null && number.compareTo(field.min()) < 0) {
            return Fault.of("form.min", field.min());
        }
        if (field.max() != null && number.compareTo(field.max()) > 0) {
            return Fault.of("form.max", field.max());
        }
        var tooFine = field.decimals() != null && number.stripTrailingZeros().scale() > field.decimals();
        return tooFine ? Fault.of("form.decimals", field.decimals()) : null;
    }

    private static Fault chosen(FormField field, Object value) {
        var known = field.options().isEmpty() || field.options().contains(String.valueOf(value));
        return known ? null : Fault.of("form.choice", String.join(", ", field.options()));
    }

    private static Fault choices(FormField field, Object value) {
        if (!(value instanceof List<?> list)) {
            return Fault.of("form.choices");
        }
        return list.stream()
                .map(one -> chosen(field, one))
                .filter(fault -> fault != null)
                .findFirst()
                .orElse(null);
    }

    private static Fault date(Object value) {
        try {
            DateTimeFormatter.ofPattern("[yyyy-MM-dd][['T']HH:mm[:ss[.SSS]][XXX]]")
                    .parse(value.toString());
            return null;
        } catch (DateTimeException e) {
            return Fault.of("form.date");
        }
    }

    private record Fault(String key, Object... arguments) {
        static Fault of(String key, Object... arguments) {
            return new Fault(key, arguments);
        }
    }
}
