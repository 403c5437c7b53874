package io.careflow.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of messages that the engine has not confirmed. Rows are locked while they are sent, and only so long. */
@Component
class Outbox {

    private static final RowMapper<ProcessMessage> MESSAGE = (row, number) -> new ProcessMessage(
            row.getObject("id", UUID.class),
            row.getString("name"),
            row.getString("correlation_key"),
            row.getString("variables"),
            row.getInt("attempts"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            Optional.ofNullable(row.getObject("doubtful_since", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant)
                    .orElse(null));

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Due messages that nobody else is sending, locked until the transaction ends: a killed process frees its own. */
    List<ProcessMessage> lockDue(int atMost) {
        return jdbc.sql("""
                        select * from process_message where due_at <= ? order by due_at limit ?
                        for update skip locked""").params(now(), atMost).query(MESSAGE).list();
    }

    void remove(Collection<UUID> delivered) {
        if (!delivered.isEmpty()) {
            jdbc.sql("delete from process_message where id = any(?)")
                    .param(delivered.toArray(UUID[]::new))
                    .update();
        }
    }

    void postpone(ProcessMessage message, Duration by, String reason) {
        jdbc.sql("""
                        update process_message
                        set attempts = attempts + 1, due_at = ?, last_error = ?, doubtful_since = null where id = ?""").params(now().plus(by), reason, message.id()).update();
    }

    void doubt(ProcessMessage message, Duration grace) {
        jdbc.sql("update process_message set doubtful_since = ?, due_at = ? where id = ?")
                .params(now(), now().plus(grace), message.id())
                .update();
    }

    /** Whether an instance that this message reached has run a job. */
    boolean provenDelivered(UUID message) {
        return jdbc.sql("select exists (select 1 from job_run where message_id = ?)")
                .param(message)
                .query(Boolean.class)
                .single();
    }

    Backlog backlog() {
        return jdbc.sql("""
                        select count(*) as waiting, min(created_at) as oldest
                        from (select created_at from process_message limit 100000) as sample""")
                .query((row, number) -> new Backlog(
                        row.getLong("waiting"),
                        Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                .map(oldest -> Duration.between(oldest.toInstant(), clock.instant()))
                                .orElse(Duration.ZERO)))
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /**
     * What waits for the engine.
     *
     * @param waiting counted up to 100,000
     * @param age of the oldest; zero when nothing waits
     */
    record Backlog(long waiting, Duration age) {}
}
