package io.careflow.customer.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.careflow.platform.FieldProblem;
import java.util.List;

/** How a problem is stored: with its rule, which answers of the API leave out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String field, String message, String rule, List<String> arguments) {

    static Problem of(FieldProblem problem) {
        return new Problem(problem.field(), problem.message(), problem.rule(), problem.arguments());
    }

    FieldProblem problem() {
        return new FieldProblem(field, message, rule, arguments == null ? List.of() : arguments);
    }
}
