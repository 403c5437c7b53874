package io.careflow.desk;

import io.careflow.platform.Staff;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The handovers, and the tasks that follow them in the engine. */
@Repository
class HandoverTable {

    private static final int LATEST = 20;
    private static final String RECORD = """
            select handover.*, tasks, pending, last_error from handover cross join lateral (
                select count(*) as tasks, count(*) filter (where state = 'pending') as pending,
                    max(last_error) filter (where state = 'pending') as last_error
                from handover_task where handover_id = handover.id) progress
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    HandoverTable(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** The open tasks that somebody claimed, each with its customer, who may be null. */
    Map<Long, UUID> claimedBy(String assignee) {
        var tasks = new LinkedHashMap<Long, UUID>();
        jdbc.sql("select key, customer_id from desk_task where state = 'open' and assignee = ? order by key")
                .param(assignee)
                .query(row -> {
                    tasks.put(row.getLong("key"), row.getObject("customer_id", UUID.class));
                });
        return tasks;
    }

    void insert(UUID id, HandoverOrder order, int customers, Map<Long, String> tasks) {
        jdbc.sql("insert into handover (id, from_name, to_names, to_group, at, actor, customers)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        order.from(),
                        order.to().toArray(String[]::new),
                        order.toGroup(),
                        now(),
                        Staff.current().name(),
                        customers)
                .update();
        var rows = new ArrayList<Object[]>();
        tasks.forEach((key, to) -> rows.add(new Object[] {id, key, to.isEmpty() ? null : to, now()}));
        batches.batchUpdate(
                "insert into handover_task (handover_id, task_key, to_name, state, next_at) values (?, ?, ?, 'pending', ?)",
                rows);
    }

    /** @param by only what this member of staff handed over; null for all */
    List<HandoverRecord> latest(String by) {
        return jdbc.sql(RECORD + "where cast(:by as text) is null or actor = :by order by id desc limit :most")
                .param("by", by)
                .param("most", LATEST)
                .query(HandoverTable::handover)
                .list();
    }

    Optional<HandoverRecord> find(UUID id) {
        return jdbc.sql(RECORD + "where id = ?")
                .param(id)
                .query(HandoverTable::handover)
                .optional();
    }

    /**
     * Takes tasks that are due, so that nobody else takes them for the time of the lease.
     *
     * @return those whose leaving owner still has them; the others are over
     */
    List<Due> take(int most, Duration lease) {
        jdbc.sql("""
                        update handover_task set state = 'over' where state = 'pending' and next_at <= ? and not exists (
                            select 1 from desk_task join handover on handover.id = handover_task.handover_id
                            where desk_task.key = task_key and desk_task.state = 'open' and assignee = from_name)""").param(now()).update();
        return jdbc.sql("""
                        update handover_task set attempts = attempts + 1, next_at = :until
                        where (handover_id, task_key) in (
                            select handover_id, task_key from handover_task where state = 'pending' and next_at <= :now
                            order by next_at limit :most for no key update skip locked)
                        returning handover_id, task_key, to_name, attempts""")
                .param("until", now().plus(lease))
                .param("now", now())
                .param("most", most)
                .query((row, i) -> new Due(
                        row.getObject("handover_id", UUID.class),
                        row.getLong("task_key"),
                        row.getString("to_name"),
                        row.getInt("attempts")))
                .list();
    }

    void settle(Due due, String state) {
        jdbc.sql("update handover_task set state = ?, last_error = null where handover_id = ? and task_key = ?")
                .params(state, due.handover(), due.task())
                .update();
    }

    void failed(Due due, String error, Duration wait) {
        jdbc.sql("update handover_task set last_error = ?, next_at = ? where handover_id = ? and task_key = ?")
                .params(error, now().plus(wait), due.handover(), due.task())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static HandoverRecord handover(ResultSet row, int i) throws SQLException {
        return new HandoverRecord(
                row.getObject("id", UUID.class),
                row.getString("from_name"),
                List.of((String[]) row.getArray("to_names").getArray()),
                row.getString("to_group"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getInt("customers"),
                row.getInt("tasks"),
                row.getInt("pending"),
                row.getString("last_error"));
    }

    /** @param to null for back to the group */
    record Due(UUID handover, long task, String to, int attempts) {}
}
