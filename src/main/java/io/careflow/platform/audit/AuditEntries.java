package io.careflow.platform.audit;

import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the audit trail, newest first. */
@Component
public class AuditEntries {

    static final int PAGE_SIZE = 100;

    private final JdbcClient jdbc;

    AuditEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page of the trail.
     *
     * @param subjectType only what happened to this kind of record; null for all
     * @param subjectId only what happened to this record; null for all
     * @param actor only what this member of staff did; null for all
     * @param page what the page before gave as {@code next}; null for the first
     * @throws ProblemException 400 when it is no such thing
     */
    public Page<AuditEntry> list(String subjectType, String subjectId, String actor, String page) {
        var sql = new StringBuilder("select * from audit_entry where id < :before");
        var query = new HashMap<String, Object>();
        query.put("before", before(page));
        query.put("most", PAGE_SIZE + 1);
        narrow(sql, query, "subject_type = :subjectType", "subjectType", subjectType);
        narrow(sql, query, "subject_id = :subjectId", "subjectId", subjectId);
        narrow(sql, query, "actor = :actor", "actor", actor);
        var rows = jdbc.sql(sql + " order by id desc limit :most")
                .params(query)
                .query((row, i) -> AuditEntry.of(row))
                .list();
        return Page.of(rows, PAGE_SIZE, last -> String.valueOf(last.id()));
    }

    private static void narrow(
            StringBuilder sql, Map<String, Object> query, String condition, String name, String value) {
        if (value != null && !value.isBlank()) {
            sql.append(" and ").append(condition);
            query.put(name, value);
        }
    }

    private static long before(String page) {
        try {
            return page == null || page.isBlank() ? Long.MAX_VALUE : Long.parseLong(page);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("page", "is not what this list gave as next");
        }
    }
}
