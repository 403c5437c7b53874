package io.careflow.servicelevel;

import static io.careflow.platform.SqlTime.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of calendars and of their versions. */
@Component
class CalendarTable {

    private static final String COLUMNS = "id, version, fingerprint, content, changed_at, changed_by";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CalendarTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<StoredCalendar> find(String id) {
        return jdbc.sql("select " + COLUMNS + " from business_calendar where id = ?")
                .param(id)
                .query(this::stored)
                .optional();
    }

    /** Like {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<StoredCalendar> lock(String id) {
        // The name is locked too, so that two who create it do not both find nothing.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('calendar:' || ?, 0))")
                .param(id)
                .query((row, i) -> i)
                .single();
        return find(id);
    }

    List<StoredCalendar> all() {
        return jdbc.sql("select " + COLUMNS + " from business_calendar order by id")
                .query(this::stored)
                .list();
    }

    /** The fingerprint of every calendar, by id. */
    Map<String, String> fingerprints() {
        return jdbc
                .sql("select id, fingerprint from business_calendar")
                .query((row, i) -> Map.entry(row.getString("id"), row.getString("fingerprint")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<String> shippedFingerprint(String id) {
        return jdbc.sql("select shipped_fingerprint from business_calendar"
                        + " where id = ? and shipped_fingerprint is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Keeps a calendar as current and as a version; the caller holds its {@link #lock}. */
    void save(StoredCalendar calendar, String change) {
        jdbc.sql("insert into business_calendar (" + COLUMNS + ") values (?, ?, ?, ?::jsonb, ?, ?)"
                        + " on conflict (id) do update set version = excluded.version,"
                        + " fingerprint = excluded.fingerprint, content = excluded.content,"
                        + " changed_at = excluded.changed_at, changed_by = excluded.changed_by")
                .params(columns(calendar))
                .update();
        jdbc.sql("insert into business_calendar_version (calendar_id, version, fingerprint, content, changed_at,"
                        + " changed_by, change) values (?, ?, ?, ?::jsonb, ?, ?, ?)")
                .params(columns(calendar))
                .param(change)
                .update();
    }

    void shipped(String id, String fingerprint) {
        jdbc.sql("update business_calendar set shipped_fingerprint = ? where id = ?")
                .params(fingerprint, id)
                .update();
    }

    /** The first version with that content. */
    Optional<CalendarDefinition> withFingerprint(String id, String fingerprint) {
        return jdbc.sql("select content from business_calendar_version where calendar_id = ? and fingerprint = ?"
                        + " order by version limit 1")
                .params(id, fingerprint)
                .query((row, i) -> definition(row))
                .optional();
    }

    Optional<StoredCalendar> version(String id, int version) {
        return jdbc.sql("select calendar_id as id, version, fingerprint, content, changed_at, changed_by"
                        + " from business_calendar_version where calendar_id = ? and version = ?")
                .params(id, version)
                .query(this::stored)
                .optional();
    }

    /** At most so many versions, newest first, that are older than one. */
    List<CalendarVersion> versions(String id, int before, int limit) {
        return jdbc.sql("select version, fingerprint, changed_at, changed_by, change from business_calendar_version"
                        + " where calendar_id = ? and version < ? order by version desc limit ?")
                .params(id, before, limit)
                .query(CalendarTable::version)
                .list();
    }

    /** Like {@link #versions}, with what they contain. */
    List<CalendarEdition> editions(String id, int before, int limit) {
        return jdbc.sql("select version, fingerprint, content, changed_at, changed_by, change"
                        + " from business_calendar_version where calendar_id = ? and version < ?"
                        + " order by version desc limit ?")
                .params(id, before, limit)
                .query((row, i) -> new CalendarEdition(version(row, i), definition(row), null))
                .list();
    }

    private List<Object> columns(StoredCalendar calendar) {
        return List.of(
                calendar.definition().id(),
                calendar.version(),
                calendar.fingerprint(),
                json.writeValueAsString(calendar.definition()),
                calendar.changedAt().atOffset(ZoneOffset.UTC),
                calendar.changedBy());
    }

    private StoredCalendar stored(ResultSet row, int i) throws SQLException {
        return new StoredCalendar(
                definition(row),
                row.getInt("version"),
                row.getString("fingerprint"),
                instant(row, "changed_at"),
                row.getString("changed_by"));
    }

    private CalendarDefinition definition(ResultSet row) throws SQLException {
        return json.readValue(row.getString("content"), CalendarDefinition.class)
                .inOrder();
    }

    private static CalendarVersion version(ResultSet row, int i) throws SQLException {
        return new CalendarVersion(
                row.getInt("version"),
                row.getString("fingerprint"),
                instant(row, "changed_at"),
                row.getString("changed_by"),
                row.getString("change"));
    }
}
