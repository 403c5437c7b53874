package io.careflow.customer.imports;

import io.careflow.platform.FieldProblem;
import java.util.List;

/** A file that cannot be read, or not any further. */
class ImportFailure extends RuntimeException {

    private final FieldProblem problem;

    /**
     * @param message without personal data
     * @param rule by which a page says it in its reader's language
     */
    ImportFailure(String message, String rule, String... arguments) {
        super(message);
        this.problem = new FieldProblem("file", message, rule, List.of(arguments));
    }

    FieldProblem problem() {
        return problem;
    }
}
