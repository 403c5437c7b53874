package io.careflow.desk;

import io.careflow.customer.CustomerVisibility;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the projected tasks: what people ask for is cut to what they may see. */
@Repository
class TaskRows {

    private static final String ORDER = " order by coalesce(due_at, 'infinity'::timestamptz), key";

    private final JdbcClient jdbc;
    private final TaskRow row;
    private final TaskAccess access;
    private final CustomerVisibility visibility;

    TaskRows(JdbcClient jdbc, TaskRow row, TaskAccess access, CustomerVisibility visibility) {
        this.jdbc = jdbc;
        this.row = row;
        this.access = access;
        this.visibility = visibility;
    }

    Optional<DeskTask> find(long key) {
        return seen("select * from desk_task where key = :key and ", "")
                .param("key", key)
                .query(row)
                .optional();
    }

    /** One more row than the page holds, so that the caller knows whether another follows. */
    List<DeskTask> list(TaskQuery query) {
        var where = new TaskFilter(query);
        return seen("select * from desk_task where " + where.sql() + " and ", ORDER + " limit :limit")
                .params(where.parameters())
                .param("limit", query.size() + 1)
                .query(row)
                .list();
    }

    long count(TaskQuery query) {
        var where = new TaskFilter(query);
        return seen("select count(*) from desk_task where " + where.sql() + " and ", "")
                .params(where.parameters())
                .query(Long.class)
                .single();
    }

    /** Everything that is open for a complaint, whoever has to do it. */
    List<DeskTask> openOfComplaint(UUID complaintId) {
        return jdbc.sql("select * from desk_task where state = 'open' and complaint_id = ?" + ORDER)
                .param(complaintId)
                .query(row)
                .list();
    }

    List<DeskTask> visibleOfComplaint(UUID complaintId) {
        return visibleOf("complaint_id", complaintId);
    }

    List<DeskTask> visibleOfCustomer(UUID customerId) {
        return visibleOf("customer_id", customerId);
    }

    private List<DeskTask> visibleOf(String column, UUID id) {
        return seen("select * from desk_task where state = 'open' and " + column + " = :id and ", ORDER)
                .param("id", id)
                .query(row)
                .list();
    }

    private JdbcClient.StatementSpec seen(String select, String rest) {
        var scope = visibility.current();
        return jdbc.sql(select + access.sight(scope) + rest).params(scope.parameters());
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
