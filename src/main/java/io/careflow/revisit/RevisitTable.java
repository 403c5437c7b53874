package io.careflow.revisit;

import static io.careflow.platform.SqlTime.instant;
import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.CustomerScope;
import io.careflow.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of revisits. */
@Component
class RevisitTable {

    private final JdbcClient jdbc;
    private final Ids ids;

    RevisitTable(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** How far an open revisit is. */
    record Open(UUID customer, int tries, int mostTries, Period every) {}

    UUID open(
            UUID plannedStart,
            UUID customer,
            LocalDate dueOn,
            Instant dueAt,
            String group,
            String tier,
            String way,
            int mostTries,
            String every,
            Instant now) {
        var id = ids.next();
        jdbc.sql(
                        "insert into revisit (id, customer_id, planned_start, due_on, due_at, group_name, tier, way, most_tries,"
                                + " every, opened_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        customer,
                        plannedStart,
                        dueOn,
                        timestamp(dueAt),
                        group,
                        tier,
                        way,
                        mostTries,
                        every,
                        timestamp(now))
                .update();
        return id;
    }

    /** Locked until the transaction ends; empty when it is over, or there is none. */
    Optional<Open> lockOpen(UUID id) {
        return jdbc.sql("select customer_id, tries, most_tries, every from revisit where id = ? and closed_at is null"
                        + " for no key update")
                .param(id)
                .query((row, i) -> new Open(
                        row.getObject("customer_id", UUID.class),
                        row.getInt("tries"),
                        row.getInt("most_tries"),
                        Period.parse(row.getString("every"))))
                .optional();
    }

    boolean exists(UUID id) {
        return jdbc.sql("select exists (select 1 from revisit where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    void tried(UUID id) {
        jdbc.sql("update revisit set tries = tries + 1 where id = ?").param(id).update();
    }

    /** @param nextOn null for the usual interval */
    void close(UUID id, RevisitOutcome outcome, LocalDate nextOn, Instant now) {
        jdbc.sql("update revisit set outcome = ?, next_on = ?, closed_at = ? where id = ?")
                .params(outcome.code(), nextOn, timestamp(now), id)
                .update();
    }

    Optional<UUID> openOf(UUID customer) {
        return jdbc.sql("select id from revisit where customer_id = customer_survivor(?) and closed_at is null"
                        + " order by opened_at desc limit 1")
                .param(customer)
                .query(UUID.class)
                .optional();
    }

    List<UUID> allOpenOf(UUID customer) {
        return jdbc.sql("select id from revisit where customer_id = customer_survivor(?) and closed_at is null")
                .param(customer)
                .query(UUID.class)
                .list();
    }

    Optional<Revisit> find(UUID id, CustomerScope scope) {
        return jdbc.sql("select * from revisit where id = :id and " + scope.of("revisit.customer_id"))
                .param("id", id)
                .params(scope.parameters())
                .query(RevisitTable::revisit)
                .optional();
    }

    /** Of a customer, open ones first, then the newest. */
    List<Revisit> ofCustomer(UUID customer, int most, CustomerScope scope) {
        return jdbc.sql("select * from revisit where customer_id = :customer and " + scope.of("revisit.customer_id")
                        + " order by closed_at is null desc, opened_at desc limit :most")
                .param("customer", customer)
                .param("most", most)
                .params(scope.parameters())
                .query(RevisitTable::revisit)
                .list();
    }

    /**
     * Open ones that are due in a period, and those closed in it, by when they are due.
     *
     * @param group null for all
     * @param after the last one of the page before; null for the first
     */
    List<Revisit> between(Instant from, Instant to, String group, Revisit after, int most, CustomerScope scope) {
        var sql = "select * from revisit where due_at >= :from and due_at < :to"
                + (group == null ? "" : " and group_name = :group")
                + (after == null ? "" : " and (due_at, id) > (:afterAt, :afterId)")
                + " and " + scope.of("revisit.customer_id") + " order by due_at, id limit :most";
        var query = jdbc.sql(sql)
                .param("from", timestamp(from))
                .param("to", timestamp(to))
                .param("most", most);
        if (group != null) {
            query = query.param("group", group);
        }
        if (after != null) {
            query = query.param("afterAt", timestamp(after.dueAt())).param("afterId", after.id());
        }
        return query.params(scope.parameters()).query(RevisitTable::revisit).list();
    }

    static Revisit revisit(ResultSet row, int i) throws SQLException {
        return new Revisit(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getString("group_name"),
                row.getString("tier"),
                row.getObject("due_on", LocalDate.class),
                instant(row, "due_at"),
                row.getString("way"),
                row.getInt("tries"),
                RevisitOutcome.of(row.getString("outcome")).orElse(null),
                row.getObject("next_on", LocalDate.class),
                instant(row, "opened_at"),
                instant(row, "closed_at"));
    }
}
