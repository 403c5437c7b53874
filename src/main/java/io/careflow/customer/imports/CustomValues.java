package io.careflow.customer.imports;

import io.careflow.customer.CustomField;
import io.careflow.platform.FieldProblem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Values of the fields that operations defined. */
final class CustomValues {

    private final Map<String, CustomField> defined = new TreeMap<>();
    private final Moments moments;

    CustomValues(List<CustomField> fields, Moments moments) {
        fields.forEach(field -> defined.put(field.name(), field));
        this.moments = moments;
    }

    List<FieldProblem> problems(Map<String, String> values) {
        return values.entrySet().stream()
                .filter(value -> !value.getValue().isEmpty())
                .flatMap(value -> name(value.getKey()).stream()
                        .filter(name -> defined.containsKey(name)
                                && typed(defined.get(name).type(), value.getValue()) == null)
                        .map(name -> new FieldProblem(
                                value.getKey(),
                                "is no " + defined.get(name).type().code(),
                                "type-" + defined.get(name).type().code(),
                                List.of())))
                .toList();
    }

    Map<String, Object> over(Map<String, Object> before, Map<String, String> values) {
        var all = new TreeMap<>(before);
        values.forEach((field, value) -> name(field).ifPresent(name -> {
            if (value.isEmpty()) {
                all.remove(name);
            } else {
                var type = defined.containsKey(name) ? defined.get(name).type() : CustomField.Type.TEXT;
                var typed = typed(type, value);
                if (!isSame(before.get(name), typed)) {
                    all.put(name, typed);
                }
            }
        }));
        return all;
    }

    private static Optional<String> name(String field) {
        var target = TargetFields.CUSTOM.matcher(field);
        return target.matches() ? Optional.of(target.group(1)) : Optional.empty();
    }

    /** Null when it is none of the type. */
    private Object typed(CustomField.Type type, String text) {
        return switch (type) {
            case TEXT, CHOICE -> text;
            case NUMBER -> Numbers.parse(text).orElse(null);
            case BOOLEAN -> Numbers.truth(text).orElse(null);
            case DATE -> moments.date(text).map(Object::toString).orElse(null);
        };
    }

    /** Numbers are the same in any notation. */
    private static boolean isSame(Object before, Object after) {
        return before instanceof Number one && after instanceof BigDecimal other
                ? new BigDecimal(one.toString()).compareTo(other) == 0
                : Objects.equals(before, after);
    }
}
