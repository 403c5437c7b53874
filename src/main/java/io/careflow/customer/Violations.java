package io.careflow.customer;

import io.careflow.platform.FieldProblem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/** Violated constraints as problems of fields, with the rule by which a page says them in its reader's language. */
public final class Violations {

    private Violations() {}

    /** A violation without the value that violates it. */
    public static FieldProblem problem(ConstraintViolation<?> violation) {
        var constraint = violation.getConstraintDescriptor();
        var type = constraint.getAnnotation().annotationType();
        var field = violation.getPropertyPath().toString();
        Map<String, Object> attributes = constraint.getAttributes();
        if (type == Size.class) {
            var most = attributes.get("max").toString();
            return new FieldProblem(field, "is longer than " + most, "too-long", List.of(most));
        }
        if (type == NotBlank.class || type == NotNull.class) {
            return new FieldProblem(field, "must be given", "given", List.of());
        }
        if (type == Digits.class) {
            return new FieldProblem(field, "has too many digits", "digits", List.of());
        }
        return new FieldProblem(field, violation.getMessage());
    }
}
