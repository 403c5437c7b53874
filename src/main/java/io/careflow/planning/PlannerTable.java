package io.careflow.planning;

import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of planners. */
@Component
class PlannerTable {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    PlannerTable(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Somebody whose turn it is. */
    record Waiting(UUID id, UUID customer, String occasion) {}

    /** The last date up to which all were found; empty before the first run. */
    Optional<LocalDate> lastFinished(String flow) {
        return jdbc.sql("select max(business_date) from planner_run where flow = ? and finished_at is not null")
                .param(flow)
                .query((row, i) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /**
     * How far a search is; others who want to know wait until the transaction ends.
     *
     * @return the last customer who was judged; empty when all were
     */
    Optional<UUID> lockSearch(String flow, LocalDate date) {
        begin(flow, date);
        return jdbc.sql("select after_id from planner_run where flow = ? and business_date = ? and finished_at is null"
                        + " for no key update")
                .params(flow, date)
                .query(UUID.class)
                .optional();
    }

    /** One who starts at a time: two would both see the same capacity. */
    void lockStarts(String flow, LocalDate date) {
        begin(flow, date);
        jdbc.sql("select flow from planner_run where flow = ? and business_date = ? for no key update")
                .params(flow, date)
                .query(String.class)
                .single();
    }

    private void begin(String flow, LocalDate date) {
        jdbc.sql("insert into planner_run (flow, business_date, after_id, judged, due, started_at)"
                        + " values (?, ?, ?, 0, 0, ?) on conflict do nothing")
                .params(flow, date, LiveCustomers.BEFORE_ALL, timestamp(clock.instant()))
                .update();
    }

    /** Keeps a page of a search: what is due waits for its start, unless it has been started for the same occasion. */
    void keep(String flow, LocalDate date, List<Judgement> judged, UUID last, int looked, boolean finished) {
        var due = judged.stream()
                .filter(judgement -> judgement.verdict() == Judgement.Verdict.DUE)
                .toList();
        var leftOut = new HashMap<String, Integer>();
        judged.stream()
                .filter(judgement -> judgement.verdict() == Judgement.Verdict.LEFT_OUT)
                .forEach(judgement -> leftOut.merge(judgement.reason(), 1, Integer::sum));
        batches.batchUpdate(
                "insert into planned_start (id, flow, customer_id, occasion, business_date, queue, priority, state)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 'waiting') on conflict (flow, customer_id, occasion) do update"
                        + " set state = 'waiting', business_date = excluded.business_date, queue = excluded.queue,"
                        + " priority = excluded.priority, settled_on = null, settled_at = null, dropped_for = null"
                        + " where planned_start.state = 'dropped'",
                due.stream()
                        .map(start -> new Object[] {
                            ids.next(),
                            flow,
                            start.customerId(),
                            start.occasion(),
                            date,
                            start.queue(),
                            start.priority()
                        })
                        .toList());
        jdbc.sql("update planner_run set after_id = ?, judged = judged + ?, due = due + ?, finished_at = ?,"
                        + " left_out = (select coalesce(jsonb_object_agg(reason, n), '{}') from ("
                        + "   select key as reason, sum(value::bigint) as n from ("
                        + "     select * from jsonb_each_text(left_out)"
                        + "     union all select * from jsonb_each_text(cast(? as jsonb))) parts group by key) sums)"
                        + " where flow = ? and business_date = ?")
                .params(
                        last,
                        looked,
                        due.size(),
                        finished ? timestamp(clock.instant()) : null,
                        json.writeValueAsString(leftOut),
                        flow,
                        date)
                .update();
    }

    /** The queues in which somebody waits. */
    List<String> queues(String flow) {
        return jdbc.sql("select distinct queue from planned_start where flow = ? and state = 'waiting'"
                        + " and queue is not null order by queue")
                .param(flow)
                .query(String.class)
                .list();
    }

    /**
     * Whose turn it is: by priority, then who was found first; of each queue as many as still fit beside what was started
     * on this date.
     *
     * @param capacities of queues that have one
     */
    List<Waiting> next(String flow, LocalDate date, Map<String, Integer> capacities, int most) {
        var queues = capacities.keySet().toArray(String[]::new);
        var sql = capacities.isEmpty()
                ? "select id, customer_id, occasion from planned_start where flow = :flow and state = 'waiting'"
                        + " order by priority desc, business_date, id limit :most"
                : """
                        select id, customer_id, occasion from (
                            select p.id, p.customer_id, p.occasion, p.priority, p.business_date, c.most,
                                row_number() over (partition by p.queue order by p.priority desc, p.business_date, p.id)
                                    + (select count(*) from planned_start s where s.flow = p.flow and s.queue = p.queue
                                        and s.state = 'started' and s.settled_on = :date) as place
                            from planned_start p
                                left join unnest(:queues::text[], :capacities::int[]) c (queue, most) on c.queue = p.queue
                            where p.flow = :flow and p.state = 'waiting') as waiting
                        where most is null or place <= most
                        order by priority desc, business_date, id limit :most""";
        var statement = jdbc.sql(sql).param("flow", flow).param("most", most);
        if (!capacities.isEmpty()) {
            statement = statement
                    .param("date", date)
                    .param("queues", queues)
                    .param(
                            "capacities",
                            Arrays.stream(queues).map(capacities::get).toArray(Integer[]::new));
        }
        return statement.query(PlannerTable::waiting).list();
    }

    void started(Collection<UUID> starts, LocalDate on) {
        settle(starts, "started", on, null);
    }

    void dropped(UUID start, LocalDate on, String reason) {
        settle(List.of(start), "dropped", on, reason);
    }

    private void settle(Collection<UUID> starts, String state, LocalDate on, String reason) {
        jdbc.sql(
                        "update planned_start set state = ?, settled_on = ?, settled_at = ?, dropped_for = ? where id = any (?)")
                .params(state, on, timestamp(clock.instant()), reason, starts.toArray(UUID[]::new))
                .update();
    }

    private static Waiting waiting(ResultSet row, int i) throws SQLException {
        return new Waiting(
                row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class), row.getString("occasion"));
    }
}
