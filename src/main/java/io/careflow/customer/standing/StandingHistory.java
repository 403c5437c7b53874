package io.careflow.customer.standing;

import io.careflow.customer.TimeCursor;
import io.careflow.platform.Ids;
import io.careflow.platform.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How customers came to stand where they stand. Rows are added, and removed only with the customer. */
@Component
class StandingHistory {

    static final int PAGE_SIZE = 20;

    private static final String INSERT =
            "insert into standing_change (id, customer_id, aspect, from_value, to_value, since,"
                    + " rule, table_version, why, why_zh, signals) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;
    private final Ids ids;

    StandingHistory(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json, Ids ids) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.ids = ids;
    }

    void add(Collection<Rated> changed, Instant at) {
        var since = at.atOffset(ZoneOffset.UTC);
        var rows = changed.stream()
                .flatMap(rated -> {
                    var signals = json.writeValueAsString(rated.signals());
                    return rated.changes().map(change -> new Object[] {
                        ids.next(),
                        rated.id(),
                        change.aspect().code(),
                        rated.before().of(change.aspect()),
                        change.rating().value(),
                        since,
                        change.rating().rule(),
                        change.table(),
                        change.rating().why(),
                        change.rating().whyZh(),
                        signals
                    });
                })
                .toList();
        batches.batchUpdate(INSERT, rows);
    }

    /** The last change of each aspect. */
    List<StandingChange> last(UUID customer) {
        return jdbc.sql("select distinct on (aspect) * from standing_change where customer_id = ?"
                        + " order by aspect, since desc, id desc")
                .param(customer)
                .query(this::change)
                .list();
    }

    Page<StandingChange> page(UUID customer, String page) {
        var before = TimeCursor.parse(page);
        var rows = jdbc.sql("select * from standing_change where customer_id = ? and (since, id) < (?, ?)"
                        + " order by since desc, id desc limit ?")
                .params(customer, before.at(), before.id(), PAGE_SIZE + 1)
                .query(this::change)
                .list();
        return Page.of(
                rows, PAGE_SIZE, last -> TimeCursor.of(last.since(), last.id()).toString());
    }

    void erase(UUID customer) {
        jdbc.sql("delete from standing_change where customer_id = ?")
                .param(customer)
                .update();
    }

    private StandingChange change(ResultSet row, int i) throws SQLException {
        return new StandingChange(
                row.getObject("id", UUID.class),
                Aspect.of(row.getString("aspect")),
                row.getString("from_value"),
                row.getString("to_value"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getString("rule"),
                row.getString("table_version"),
                row.getString("why"),
                row.getString("why_zh"),
                json.readValue(row.getString("signals"), Signals.class));
    }
}
