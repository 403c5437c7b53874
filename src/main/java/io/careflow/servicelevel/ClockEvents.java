package io.careflow.servicelevel;

import io.careflow.platform.Ids;
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
import tools.jackson.databind.json.JsonMapper;

/** The append-only record of what happened to clocks. */
@Component
class ClockEvents {

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

    void happened(String event, ServiceClock about, BusinessCalendar calendar, List<String> warnings, String actor) {
        add(event, about, calendar, warnings, null, null, actor);
    }

    void notified(ServiceClock about, BusinessCalendar calendar, Rung rung, Instant noticeAt) {
        var event = rung.isWarning() ? "warned" : rung.percent() == Rung.BREACH ? "breached" : "escalated";
        add(event, about, calendar, List.of(), rung, noticeAt, null);
    }

    /** By clock, oldest first. */
    Map<UUID, List<ClockView.Event>> of(List<UUID> clocks) {
        return jdbc
                .sql("select * from clock_event where clock_id = any(?) order by id")
                .param(clocks.toArray(UUID[]::new))
                .query((row, number) -> {
                    var at = ClockTable.instant(row, "at");
                    var noticeAt = ClockTable.instant(row, "notice_at");
                    return Map.entry(
                            row.getObject("clock_id", UUID.class),
                            new ClockView.Event(
                                    at,
                                    row.getString("event"),
                                    row.getString("level"),
                                    row.getString("group_name"),
                                    noticeAt == null
                                            ? null
                                            : Duration.between(noticeAt, at).truncatedTo(ChronoUnit.SECONDS),
                                    ClockTable.instant(row, "due_at"),
                                    row.getString("calendar_version"),
                                    List.of((String[]) row.getArray("warnings").getArray()),
                                    row.getString("actor")));
                })
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private void add(
            String event,
            ServiceClock about,
            BusinessCalendar calendar,
            List<String> warnings,
            Rung rung,
            Instant noticeAt,
            String actor) {
        var inputs = new LinkedHashMap<String, Object>();
        inputs.put("start", about.startedAt);
        inputs.put("target", about.target.toString());
        inputs.put("calendar", about.calendar);
        inputs.put("pauses", about.pauses);
        inputs.put("rule", about.rule);
        inputs.put("policyVersion", about.policyVersion);
        jdbc.sql("""
                        insert into clock_event (id, clock_id, at, event, cycle, level, group_name, notice_at, due_at,
                            calendar_version, warnings, actor, inputs)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))""")
                .params(
                        ids.next(),
                        about.id,
                        ClockTable.column(clock.instant()),
                        event,
                        about.cycle,
                        rung == null ? null : rung.level(),
                        rung == null ? null : rung.group(),
                        ClockTable.column(noticeAt),
                        ClockTable.column(about.dueAt),
                        calendar.version(),
                        warnings.toArray(String[]::new),
                        actor,
                        json.writeValueAsString(inputs))
                .update();
    }
}
