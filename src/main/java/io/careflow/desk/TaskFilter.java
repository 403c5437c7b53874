package io.careflow.desk;

import java.sql.Types;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.SqlParameterValue;

/** A query's conditions as SQL. */
class TaskFilter {

    private final StringBuilder sql = new StringBuilder("true");
    private final Map<String, Object> parameters = new HashMap<>();

    TaskFilter(TaskQuery query) {
        if (query.state() != null) {
            and("state = :state", "state", query.state().word());
        }
        if (query.groups() != null) {
            and(
                    "candidate_groups && cast(:groups as text[])",
                    "groups",
                    query.groups().toArray(String[]::new));
        }
        if (query.assignee() != null) {
            and("assignee = :assignee", "assignee", query.assignee());
        }
        if (query.unassigned()) {
            sql.append(" and assignee is null");
        }
        if (query.after() != null) {
            after(query.after());
        }
    }

    String sql() {
        return sql.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void after(TaskCursor cursor) {
        var due = cursor.dueAt() == null ? null : cursor.dueAt().atOffset(ZoneOffset.UTC);
        and(
                "(coalesce(due_at, 'infinity'::timestamptz), key) > (coalesce(:afterDue, 'infinity'::timestamptz), :afterKey)",
                "afterKey",
                cursor.key());
        parameters.put("afterDue", new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, due));
    }

    private void and(String condition, String name, Object value) {
        sql.append(" and ").append(condition);
        parameters.put(name, value);
    }
}
