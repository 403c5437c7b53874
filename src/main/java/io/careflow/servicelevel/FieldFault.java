package io.careflow.servicelevel;

import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import java.util.List;

/** What is wrong with a field of a calendar or of a question about deadlines. */
public final class FieldFault {

    private FieldFault() {}

    /**
     * 422 that names one field.
     *
     * @param field its path, as {@code calendar.week.MONDAY[0]}
     * @param message what is wrong with it
     */
    public static ProblemException of(String field, String message) {
        return ProblemException.unprocessable(field + " " + message, List.of(new FieldProblem(field, message)));
    }
}
