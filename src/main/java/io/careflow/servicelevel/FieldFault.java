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
        return of(List.of(new FieldProblem(field, message)));
    }

    /** 422 that names one field. */
    static ProblemException of(String field, CalendarRule rule, String... arguments) {
        return of(List.of(problem(field, rule, arguments)));
    }

    /** 422 that names each of the fields, of which there is at least one. */
    static ProblemException of(List<FieldProblem> problems) {
        var first = problems.getFirst();
        return ProblemException.unprocessable(first.field() + " " + first.message(), problems);
    }

    static FieldProblem problem(String field, CalendarRule rule, String... arguments) {
        return new FieldProblem(field, rule.broken(arguments), rule.word(), List.of(arguments));
    }
}
