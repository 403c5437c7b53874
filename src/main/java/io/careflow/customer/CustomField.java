package io.careflow.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import io.careflow.platform.OneLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A field of customers that operations defined.
 *
 * @param name how it is called in the API, in camel case; never null
 * @param type of its values
 * @param labelZh what people read in Chinese
 * @param labelEn what people read in English
 * @param choices the values of a choice; empty for other types
 * @param expected whether a record without it is incomplete
 * @param minimum of a number; null for none
 * @param maximum of a number, or the most characters of a text; null for none, which for a text is 1,000
 * @param pattern regular expression that a text matches as a whole; null for any text
 * @param retired whether new values are refused; those that are there stay
 */
public record CustomField(
        @NotNull
        @jakarta.validation.constraints.Pattern(
                regexp = "[a-z][A-Za-z0-9]{0,39}",
                message = "must be a name in camel case, of at most 40 letters and digits")
        String name,

        @NotNull Type type,
        @NotBlank @Size(max = 60) @OneLine String labelZh,
        @NotBlank @Size(max = 60) @OneLine String labelEn,
        @Size(max = 100) List<@NotBlank @Size(max = 100) @OneLine String> choices,
        boolean expected,
        BigDecimal minimum,
        BigDecimal maximum,
        @Size(max = 200) String pattern,
        boolean retired) {

    private static final int LONGEST_TEXT = 1000;

    public CustomField {
        choices = choices == null ? List.of() : choices;
    }

    /** What its values are. */
    public enum Type {
        TEXT,
        NUMBER,
        DATE,
        BOOLEAN,
        CHOICE;

        /** As it is stored and shown: {@code text}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Type of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** What is wrong with the definition itself, beyond its single parts; empty when nothing is. */
    Optional<String> fault() {
        if ((type == Type.CHOICE) == choices.isEmpty()) {
            return Optional.of("choices: belong to the type choice, which has at least one");
        }
        try {
            if (pattern != null) {
                Pattern.compile(pattern);
            }
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("pattern: is no regular expression");
        }
    }

    /** Why it does not take a value; empty when it does. */
    Optional<String> refusal(Object value) {
        return Optional.ofNullable(
                switch (type) {
                    case TEXT -> text(value);
                    case NUMBER -> number(value);
                    case DATE -> date(value);
                    case BOOLEAN -> value instanceof Boolean ? null : "must be true or false";
                    case CHOICE -> choices.contains(value) ? null : "is none of " + choices;
                });
    }

    private String text(Object value) {
        if (!(value instanceof String text)) {
            return "must be text";
        }
        var longest = maximum == null ? LONGEST_TEXT : maximum.intValue();
        if (text.codePointCount(0, text.length()) > longest) {
            return "is longer than " + longest + " characters";
        }
        if (text.codePoints().anyMatch(CustomField::isNotText)) {
            return "contains characters that are not text";
        }
        return pattern == null || text.matches(pattern) ? null : "does not match " + pattern;
    }

    private String number(Object value) {
        if (!(value instanceof Number)) {
            return "must be a number";
        }
        var number = new BigDecimal(value.toString());
        if (minimum != null && number.compareTo(minimum) < 0) {
            return "is less than " + minimum.toPlainString();
        }
        return maximum == null || number.compareTo(maximum) <= 0 ? null : "is more than " + maximum.toPlainString();
    }

    private static String date(Object value) {
        try {
            return value instanceof String text && LocalDate.parse(text) != null
                    ? null
                    : "must be a date as 2026-03-31";
        } catch (DateTimeParseException e) {
            return "must be a date as 2026-03-31";
        }
    }

    private static boolean isNotText(int codePoint) {
        return Character.isISOControl(codePoint) && "\t\n\r".indexOf(codePoint) < 0
                || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
