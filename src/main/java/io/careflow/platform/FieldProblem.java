package io.careflow.platform;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What is wrong with one field of a request.
 *
 * @param field path of the field, as {@code customer.email}
 * @param message what is wrong, for a person
 * @param rule a word for the rule that is broken, by which a page says it in its reader's language; null where there is
 *     none. Not part of an API's answer
 * @param arguments what the rule speaks of, as the message has it; not part of an API's answer
 */
public record FieldProblem(
        String field,
        String message,
        @JsonIgnore String rule,
        @JsonIgnore List<String> arguments) {

    public FieldProblem(String field, String message) {
        this(field, message, null, List.of());
    }
}
