package io.careflow.customer.imports;

import static io.careflow.platform.SqlTime.instant;
import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.platform.FieldProblem;
import io.careflow.platform.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of jobs, and who works on them. */
@Component
class ImportJobs {

    private static final int PAGE_SIZE = 25;
    private static final UUID START = new UUID(-1, -1);

    // After this another process takes over; each batch, which takes far less, renews it.
    private static final Duration LEASE = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ImportJobs(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What a process works on.
     *
     * @param claim tells this claim from every other
     * @param authorities what its owner might do when they gave the file
     */
    record Claimed(ImportJob job, ImportMapping mapping, UUID claim, List<String> authorities) {}

    void insert(ImportJob job, ImportMapping mapping, List<String> authorities) {
        jdbc.sql("""
                        insert into import_job (id, subject, mode, mapping_name, mapping, file_name, size, format, encoding,
                            state, created_at, created_by, authorities)
                        values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        job.id(),
                        job.subject().code(),
                        job.mode().code(),
                        job.mappingName(),
                        json.writeValueAsString(mapping),
                        job.fileName(),
                        job.size(),
                        job.format(),
                        job.encoding(),
                        job.state().code(),
                        job.createdAt().atOffset(ZoneOffset.UTC),
                        job.createdBy(),
                        authorities.toArray(String[]::new))
                .update();
    }

    /** What the file turned out to be. */
    void describe(UUID id, ContentCheck check, String format, String encoding) {
        jdbc.sql("update import_job set size = ?, format = ?, encoding = ? where id = ?")
                .params(check.size(), format, encoding, id)
                .update();
    }

    Optional<ImportJob> find(UUID id) {
        return jdbc.sql("select * from import_job where id = ?")
                .param(id)
                .query(this::job)
                .optional();
    }

    /**
     * Jobs, newest first.
     *
     * @param owner whose; null for everybody's
     */
    Page<ImportJob> all(String owner, String page) {
        var rows = jdbc.sql("select * from import_job where id < :before"
                        + (owner == null ? "" : " and created_by = :owner") + " order by id desc limit :most")
                .param("before", Page.after(page).orElse(START))
                .param("owner", owner)
                .param("most", PAGE_SIZE + 1)
                .query(this::job)
                .list();
        return Page.of(rows, PAGE_SIZE, last -> last.id().toString());
    }

    /** Claims the job that has waited longest, or whose process has not been heard of; others' claims are passed over. */
    Optional<Claimed> claim() {
        var now = clock.instant();
        return jdbc.sql("""
                        update import_job set state = 'running', claim = ?, claimed_until = ?,
                            started_at = coalesce(started_at, ?)
                        where id = (select id from import_job where state in ('waiting', 'running')
                                and (claimed_until is null or claimed_until < ?)
                            order by id limit 1 for no key update skip locked)
                        returning *""")
                .params(UUID.randomUUID(), timestamp(now.plus(LEASE)), timestamp(now), timestamp(now))
                .query((row, i) -> new Claimed(
                        job(row, i),
                        json.readValue(row.getString("mapping"), ImportMapping.class),
                        row.getObject("claim", UUID.class),
                        List.of((String[]) row.getArray("authorities").getArray())))
                .optional();
    }

    /** Holds the job until the transaction ends; false when another process has taken it over, or it was cancelled. */
    boolean hold(Claimed claimed) {
        return jdbc.sql("select id from import_job where id = ? and claim = ? for no key update")
                .params(claimed.job().id(), claimed.claim())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Adds what became of the lines of a batch, and renews the claim. */
    void advance(UUID id, long bytesRead, ImportJob.Counts batch) {
        jdbc.sql("""
                        update import_job set bytes_read = ?, rows_read = rows_read + ?, created = created + ?,
                            updated = updated + ?, unchanged = unchanged + ?, refused = refused + ?, warned = warned + ?,
                            customers_created = customers_created + ?, claimed_until = ?
                        where id = ?""")
                .params(
                        bytesRead,
                        batch.read(),
                        batch.created(),
                        batch.updated(),
                        batch.unchanged(),
                        batch.refused(),
                        batch.warned(),
                        batch.customersCreated(),
                        timestamp(clock.instant().plus(LEASE)),
                        id)
                .update();
    }

    /** @param failure null when the file was read to its end */
    void end(UUID id, FieldProblem failure) {
        jdbc.sql("update import_job set state = ?, failure = ?::jsonb, claim = null, claimed_until = null, ended_at = ?"
                        + " where id = ?")
                .params(
                        (failure == null ? ImportState.COMPLETED : ImportState.FAILED).code(),
                        failure == null ? null : json.writeValueAsString(Problem.of(failure)),
                        timestamp(clock.instant()),
                        id)
                .update();
        jdbc.sql("delete from import_key where import_id = ?").param(id).update();
    }

    /**
     * Ends a job wherever it is, once the batch under way is settled.
     *
     * @return false when it had ended before
     */
    boolean cancel(UUID id) {
        var cancelled = jdbc.sql("update import_job set state = ?, claim = null, claimed_until = null, ended_at = ?"
                                + " where id = ? and ended_at is null")
                        .params(ImportState.CANCELLED.code(), timestamp(clock.instant()), id)
                        .update()
                == 1;
        jdbc.sql("delete from import_key where import_id = ?").param(id).update();
        return cancelled;
    }

    /** Lets go of a job, so that it goes on somewhere at once. */
    void release(Claimed claimed) {
        jdbc.sql("update import_job set claim = null, claimed_until = null where id = ? and claim = ?")
                .params(claimed.job().id(), claimed.claim())
                .update();
    }

    private ImportJob job(ResultSet row, int i) throws SQLException {
        var failure = row.getString("failure");
        return new ImportJob(
                row.getObject("id", UUID.class),
                ImportSubject.of(row.getString("subject")),
                ImportMode.of(row.getString("mode")),
                row.getString("mapping_name"),
                row.getString("file_name"),
                row.getLong("size"),
                row.getString("format"),
                row.getString("encoding"),
                ImportState.of(row.getString("state")),
                failure == null ? null : json.readValue(failure, Problem.class).problem(),
                row.getLong("bytes_read"),
                new ImportJob.Counts(
                        row.getLong("rows_read"),
                        row.getLong("created"),
                        row.getLong("updated"),
                        row.getLong("unchanged"),
                        row.getLong("refused"),
                        row.getLong("warned"),
                        row.getLong("customers_created")),
                instant(row, "created_at"),
                row.getString("created_by"),
                instant(row, "started_at"),
                instant(row, "ended_at"));
    }
}
