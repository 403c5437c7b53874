package io.careflow.servicelevel;

import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.platform.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The append-only record of what happened to deadlines. */
@Component
class DeadlineEvents {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    DeadlineEvents(JdbcClient jdbc, JsonMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    void computed(DeadlineTerms terms, String calendarVersion, Deadline deadline, long jobKey) {
        jdbc.sql(
                        "insert into deadline_event (id, at, event, complaint_id, metric, calendar, calendar_version, start_at,"
                                + " target, warn_at_percent, pauses, due_at, warn_at, warnings, job_key)"
                                + " values (?, ?, 'computed', ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)")
                .params(
                        ids.next(),
                        timestamp(clock.instant()),
                        terms.complaintId(),
                        terms.metric(),
                        terms.calendar(),
                        calendarVersion,
                        timestamp(terms.start().truncatedTo(ChronoUnit.MILLIS)),
                        terms.target().toString(),
                        terms.warnAtPercent(),
                        json.writeValueAsString(terms.pauses()),
                        timestamp(deadline.dueAt()),
                        timestamp(deadline.warnAt()),
                        deadline.warnings().toArray(String[]::new),
                        jobKey)
                .update();
    }
}
