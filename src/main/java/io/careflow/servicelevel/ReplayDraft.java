package io.careflow.servicelevel;

import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What might be published, and the past that it is tried on. Nothing of table and calendars has been checked.
 *
 * @param from clocks that were started then or later
 * @param to clocks that were started before; after {@code from}
 * @param table text of {@code service-level.dmn}; null for the current one
 * @param calendars by the id of the calendar that each replaces, or adds; empty for the current ones
 * @param limit how many differences are listed at most, 0 to 1000
 */
public record ReplayDraft(
        Instant from, Instant to, String table, Map<String, CalendarDefinition> calendars, int limit) {

    private static final int MOST_LISTED = 1_000;

    /** @throws ProblemException 422 naming what is not as it must be */
    public ReplayDraft {
        if (!to.isAfter(from)) {
            throw fault("to", "after-from", "must be after from");
        }
        if (limit < 0 || limit > MOST_LISTED) {
            throw FieldFault.of("limit", "must be 0 to " + MOST_LISTED);
        }
        if (table == null && calendars.isEmpty()) {
            throw fault("table", "draft-given", "must be given, or calendars");
        }
    }

    /** @param rule a word for what is broken, by which a page says it in its reader's language */
    static ProblemException fault(String field, String rule, String message, String... arguments) {
        return FieldFault.of(List.of(new FieldProblem(field, message, rule, List.of(arguments))));
    }
}
