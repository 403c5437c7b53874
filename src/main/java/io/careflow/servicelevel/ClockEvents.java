package io.careflow.servicelevel;

import static io.careflow.platform.SqlTime.instant;
import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The append-only record of what happened to clocks. */
@Component
class ClockEvents {

    private static final TypeReference<Map<String, Object>> INPUTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    ClockEvents(JdbcClient jdbc, JsonMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the flow did. */
    void happened(String event, ServiceClock about, List<String> warnings) {
        add(ids.next(), clock.instant(), event, about, warnings, null, null, null);
    }

    /** A person had the clock count by the policy as it is now. */
    void recalculated(ServiceClock about, List<String> warnings, Recalculation why) {
        add(ids.next(), clock.instant(), "recalculated", about, warnings, null, null, why);
    }

    /** @param noticeAt when the notice was to be given */
    ClockNotice notified(ServiceClock about, Rung rung, Instant noticeAt) {
        var event = rung.isWarning() ? "warned" : rung.percent() == Rung.BREACH ? "breached" : "escalated";
        var notice = new ClockNotice(
                ids.next(),
                about.subjectType,
                about.subjectId,
                about.metric,
                about.cycle,
                rung.level(),
                rung.group(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                noticeAt);
        add(notice.id(), notice.at(), event, about, List.of(), rung, noticeAt, null);
        return notice;
    }

    /** By clock, oldest first. */
    Map<UUID, List<ClockView.Event>> of(List<UUID> clocks) {
        return jdbc
                .sql("select * from clock_event where clock_id = any(?) order by id")
                .param(clocks.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("clock_id", UUID.class), event(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The notices that a subject's clocks have given, oldest first. */
    List<ClockNotice> notices(String subjectType, UUID subjectId) {
        return jdbc.sql("""
                        select event.*, clock.metric from clock_event event join service_clock clock on clock.id = clock_id
                        where subject_type = ? and subject_id = ? and level is not null order by event.id""")
                .params(subjectType, subjectId)
                .query((row, number) -> new ClockNotice(
                        row.getObject("id", UUID.class),
                        subjectType,
                        subjectId,
                        Metric.of(row.getString("metric")),
                        row.getInt("cycle"),
                        row.getString("level"),
                        row.getString("group_name"),
                        instant(row, "at"),
                        instant(row, "notice_at")))
                .list();
    }

    private ClockView.Event event(ResultSet row) throws SQLException {
        var at = instant(row, "at");
        var noticeAt = instant(row, "notice_at");
        return new ClockView.Event(
                at,
                row.getString("event"),
                row.getString("level"),
                row.getString("group_name"),
                noticeAt == null ? null : Duration.between(noticeAt, at).truncatedTo(ChronoUnit.SECONDS),
                instant(row, "due_at"),
                row.getString("calendar_version"),
                List.of((String[]) row.getArray("warnings").getArray()),
                row.getString("actor"),
                row.getString("reason"),
                json.readValue(row.getString("inputs"), INPUTS));
    }

    private void add(
            UUID id,
            Instant at,
            String event,
            ServiceClock about,
            List<String> warnings,
            Rung rung,
            Instant noticeAt,
            Recalculation why) {
        var inputs = new LinkedHashMap<String, Object>();
        inputs.put("start", about.startedAt);
        inputs.put("target", about.target.text());
        inputs.put("calendar", about.calendar);
        inputs.put("pauses", about.pauses);
        inputs.put("rule", about.rule);
        inputs.put("policyVersion", about.policyVersion);
        inputs.put("policy", about.policy);
        inputs.put("policyInputs", about.policyInputs);
        jdbc.sql("""
                        insert into clock_event (id, clock_id, at, event, cycle, level, group_name, notice_at, due_at,
                            calendar_version, warnings, actor, reason, inputs)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))""")
                .params(
                        id,
                        about.id,
                        timestamp(at),
                        event,
                        about.cycle,
                        rung == null ? null : rung.level(),
                        rung == null ? null : rung.group(),
                        timestamp(noticeAt),
                        timestamp(about.dueAt),
                        about.calendarVersion,
                        warnings.toArray(String[]::new),
                        why == null ? null : why.actor(),
                        why == null ? null : why.reason(),
                        json.writeValueAsString(inputs))
                .update();
    }
}
