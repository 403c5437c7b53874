package io.careflow.servicelevel;

import static io.careflow.platform.SqlTime.instant;
import static io.careflow.platform.SqlTime.timestamp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of the clocks. */
@Component
class ClockTable {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final TypeReference<List<Rung>> LADDER = new TypeReference<>() {};
    private static final TypeReference<List<Pause>> PAUSES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> INPUTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ClockTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** False when the subject has a clock of that metric and turn. */
    boolean insert(ServiceClock clock) {
        return jdbc.sql("""
                        insert into service_clock (id, subject_type, subject_id, metric, turn, cycle, state, target,
                            calendar, calendar_version, rule, policy_version, policy, policy_inputs, ladder, given,
                            started_at, pauses, halted_at, due_at, next_notice_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), ?, ?,
                            cast(? as jsonb), ?, ?, ?)
                        on conflict do nothing""")
                        .params(
                                clock.id,
                                clock.subjectType,
                                clock.subjectId,
                                clock.metric.code(),
                                clock.turn,
                                clock.cycle,
                                clock.state.code(),
                                clock.target.text(),
                                clock.calendar,
                                clock.calendarVersion,
                                clock.rule,
                                clock.policyVersion,
                                clock.policy,
                                inputs(clock),
                                json.writeValueAsString(clock.ladder),
                                clock.given.toArray(String[]::new),
                                timestamp(clock.startedAt),
                                json.writeValueAsString(clock.pauses),
                                timestamp(clock.haltedAt),
                                timestamp(clock.dueAt),
                                timestamp(clock.nextNoticeAt))
                        .update()
                == 1;
    }

    void update(ServiceClock clock) {
        jdbc.sql("""
                        update service_clock set cycle = ?, state = ?, target = ?, calendar = ?,
                            calendar_version = ?, rule = ?, policy_version = ?, policy = ?,
                            policy_inputs = cast(? as jsonb), ladder = cast(? as jsonb), given = ?,
                            pauses = cast(? as jsonb), halted_at = ?, due_at = ?, next_notice_at = ?
                        where id = ?""")
                .params(
                        clock.cycle,
                        clock.state.code(),
                        clock.target.text(),
                        clock.calendar,
                        clock.calendarVersion,
                        clock.rule,
                        clock.policyVersion,
                        clock.policy,
                        inputs(clock),
                        json.writeValueAsString(clock.ladder),
                        clock.given.toArray(String[]::new),
                        json.writeValueAsString(clock.pauses),
                        timestamp(clock.haltedAt),
                        timestamp(clock.dueAt),
                        timestamp(clock.nextNoticeAt),
                        clock.id)
                .update();
    }

    /** Clocks with a notice that is due, the longest overdue first. */
    List<UUID> withNoticeDue(Instant now, int limit) {
        return jdbc.sql("select id from service_clock where next_notice_at <= ? order by next_notice_at limit ?")
                .params(timestamp(now), limit)
                .query(UUID.class)
                .list();
    }

    /** When the next notice of all clocks is due. */
    Optional<Instant> nextNoticeBefore(Instant end) {
        return jdbc.sql("select min(next_notice_at) as at from service_clock where next_notice_at < ?")
                .param(timestamp(end))
                .query((row, number) -> Optional.ofNullable(instant(row, "at")))
                .single();
    }

    void postponeNotice(UUID id, Instant to) {
        jdbc.sql("update service_clock set next_notice_at = ? where id = ?")
                .params(timestamp(to), id)
                .update();
    }

    Optional<ServiceClock> lock(UUID id) {
        return jdbc.sql("select * from service_clock where id = ? for no key update")
                .param(id)
                .query(this::clock)
                .optional();
    }

    /** The newest clock of a metric. */
    Optional<ServiceClock> lockNewest(String subjectType, UUID subjectId, Metric metric) {
        return jdbc.sql("""
                        select * from service_clock where subject_type = ? and subject_id = ? and metric = ?
                        order by turn desc limit 1 for no key update""")
                .params(subjectType, subjectId, metric.code())
                .query(this::clock)
                .optional();
    }

    List<ServiceClock> lockAll(String subjectType, UUID subjectId) {
        return jdbc.sql(
                        "select * from service_clock where subject_type = ? and subject_id = ? order by id for no key update")
                .params(subjectType, subjectId)
                .query(this::clock)
                .list();
    }

    /** In the order in which they were started. */
    List<ServiceClock> of(String subjectType, UUID subjectId) {
        return jdbc.sql("select * from service_clock where subject_type = ? and subject_id = ? order by id")
                .params(subjectType, subjectId)
                .query(this::clock)
                .list();
    }

    /**
     * A page of the clocks that were started in a period and not cancelled, in the order of their start.
     *
     * @param from the first instant of the period
     * @param to the first instant after it
     * @param last of the page before; null for the first page
     */
    List<ServiceClock> startedBetween(Instant from, Instant to, ServiceClock last, int size) {
        return jdbc.sql("""
                        select * from service_clock
                        where (started_at, id) > (?, ?) and started_at < ? and state <> 'cancelled'
                        order by started_at, id limit ?""")
                .params(
                        timestamp(last == null ? from : last.startedAt),
                        last == null ? BEFORE_ALL : last.id,
                        timestamp(to),
                        size)
                .query(this::clock)
                .list();
    }

    private String inputs(ServiceClock clock) {
        return clock.policyInputs == null ? null : json.writeValueAsString(clock.policyInputs);
    }

    private ServiceClock clock(ResultSet row, int number) throws SQLException {
        var clock = new ServiceClock();
        clock.id = row.getObject("id", UUID.class);
        clock.subjectType = row.getString("subject_type");
        clock.subjectId = row.getObject("subject_id", UUID.class);
        clock.metric = Metric.of(row.getString("metric"));
        clock.turn = row.getInt("turn");
        clock.cycle = row.getInt("cycle");
        clock.state = ClockState.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        clock.target = Target.of(row.getString("target"));
        clock.calendar = row.getString("calendar");
        clock.calendarVersion = row.getString("calendar_version");
        clock.rule = row.getString("rule");
        clock.policyVersion = row.getString("policy_version");
        clock.policy = row.getString("policy");
        var inputs = row.getString("policy_inputs");
        clock.policyInputs = inputs == null ? null : json.readValue(inputs, INPUTS);
        clock.ladder = json.readValue(row.getString("ladder"), LADDER);
        clock.given = new ArrayList<>(List.of((String[]) row.getArray("given").getArray()));
        clock.startedAt = instant(row, "started_at");
        clock.pauses = new ArrayList<>(json.readValue(row.getString("pauses"), PAUSES));
        clock.haltedAt = instant(row, "halted_at");
        clock.dueAt = instant(row, "due_at");
        clock.nextNoticeAt = instant(row, "next_notice_at");
        return clock;
    }
}
