package io.careflow.desk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the projected tasks. */
@Repository
class TaskRows {

    private static final String ORDER = " order by coalesce(due_at, 'infinity'::timestamptz), key";

    private final JdbcClient jdbc;
    private final TaskRow row;

    TaskRows(JdbcClient jdbc, TaskRow row) {
        this.jdbc = jdbc;
        this.row = row;
    }

    Optional<DeskTask> find(long key) {
        return jdbc.sql("select * from desk_task where key = ?")
                .param(key)
                .query(row)
                .optional();
    }

    /** One more row than the page holds, so that the caller knows whether another follows. */
    List<DeskTask> list(TaskQuery query) {
        var where = new TaskFilter(query);
        return jdbc.sql("select * from desk_task where " + where.sql() + ORDER + " limit :limit")
                .params(where.parameters())
                .param("limit", query.size() + 1)
                .query(row)
                .list();
    }

    long count(TaskQuery query) {
        var where = new TaskFilter(query);
        return jdbc.sql("select count(*) from desk_task where " + where.sql())
                .params(where.parameters())
                .query(Long.class)
                .single();
    }

    List<DeskTask> openOfComplaint(UUID complaintId) {
        return openOf("complaint_id", complaintId);
    }

    List<DeskTask> openOfCustomer(UUID customerId) {
        return openOf("customer_id", customerId);
    }

    private List<DeskTask> openOf(String column, UUID id) {
        return jdbc.sql("select * from desk_task where state = 'open' and " + column + " = ?" + ORDER)
                .param(id)
                .query(row)
                .list();
    }

    /** Those of the given tasks that are open here, or changed after {@code settled}. */
    Set<Long> openOrMoving(List<Long> keys, Instant settled) {
        return keys.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("select key from desk_task where key in (:keys)"
                                + " and (state = 'open' or changed_at >= :settled)")
                        .param("keys", keys)
                        .param("settled", settled.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .list());
    }

    /** Keys of the open tasks that have not changed since {@code settled}. */
    List<Long> openSince(Instant settled) {
        return jdbc.sql("select key from desk_task where state = 'open' and changed_at < ?")
                .param(settled.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list();
    }
}
