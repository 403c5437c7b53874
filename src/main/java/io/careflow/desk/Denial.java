package io.careflow.desk;

import io.careflow.platform.FieldProblem;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A listener's reason to deny a completion, as one text that people can read and that still names the fields. */
public final class Denial {

    private static final String BETWEEN = "; ";
    private static final Pattern PROBLEM = Pattern.compile("(?<field>[\\w.]+): (?<message>.+)", Pattern.DOTALL);

    private Denial() {}

    /** The reason, as {@code compensation: must be at most 500; cause: is required}. */
    public static String reason(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> problem.field() + ": " + problem.message())
                .collect(Collectors.joining(BETWEEN));
    }

    /** The fields that a reason names; empty when it is the free text of another listener. */
    static List<FieldProblem> fields(String reason) {
        var parts =
                List.of(reason.split(BETWEEN)).stream().map(PROBLEM::matcher).toList();
        if (!parts.stream().allMatch(java.util.regex.Matcher::matches)) {
            return List.of();
        }
        return parts.stream()
                .map(part -> new FieldProblem(part.group("field"), part.group("message")))
                .toList();
    }
}
