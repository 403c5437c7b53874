package io.careflow.platform;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who read or changed what, and when; rows are only ever added. */
@Component
public class AuditTrail {

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records what the current user, or the system itself, does.
     *
     * @param action a verb: {@code read}, {@code claim}, {@code resolve-incident}
     * @param subjectType kind of the record: {@code customer}, {@code task}
     * @param subjectId its id, never personal data
     */
    public void record(String action, String subjectType, String subjectId) {
        record(action, subjectType, List.of(subjectId));
    }

    /** Records what is done to many records of a kind, one entry each, in their order. */
    public void record(String action, String subjectType, Collection<String> subjectIds) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        jdbc.sql("insert into audit_entry (at, actor, action, subject_type, subject_id)"
                        + " select ?, ?, ?, ?, subject from unnest(?::text[]) with ordinality as subjects (subject, position)"
                        + " order by position")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        authentication == null ? "system" : authentication.getName(),
                        action,
                        subjectType,
                        subjectIds.toArray(String[]::new))
                .update();
    }
}
