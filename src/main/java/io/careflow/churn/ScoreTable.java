package io.careflow.churn;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of scores. */
@Component
class ScoreTable {

    private static final TypeReference<List<RiskPoints>> REASONS = new TypeReference<>() {};

    private static final String KEEP = """
            insert into churn_score as known (customer_id, score, risk, risk_since, reason, reasons, stake, table_version,
                scored_at, kept_score)
            values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?)
            on conflict (customer_id) do update set score = excluded.score, risk = excluded.risk,
                risk_since = case when (known.risk = 'low') = (excluded.risk = 'low') then known.risk_since
                    else excluded.risk_since end,
                reason = excluded.reason, reasons = excluded.reasons, stake = excluded.stake,
                table_version = excluded.table_version, scored_at = excluded.scored_at, kept_score = excluded.kept_score""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    ScoreTable(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** What is kept of these customers; who is missing was never scored. */
    Map<UUID, ScoreRow.Before> of(Collection<UUID> customers) {
        var rows = new HashMap<UUID, ScoreRow.Before>();
        jdbc.sql("select customer_id, score, risk, reasons, stake, table_version, kept_score from churn_score"
                        + " where customer_id = any (?)")
                .param(customers.toArray(UUID[]::new))
                .query(row -> {
                    rows.put(
                            row.getObject("customer_id", UUID.class),
                            new ScoreRow.Before(
                                    row.getInt("score"),
                                    Risk.of(row.getString("risk")).orElseThrow(),
                                    reasons(row.getString("reasons")).stream()
                                            .map(RiskPoints::rule)
                                            .toList(),
                                    row.getBigDecimal("stake"),
                                    row.getString("table_version"),
                                    row.getInt("kept_score")));
                });
        return rows;
    }

    List<RiskPoints> reasons(String kept) {
        return json.readValue(kept, REASONS);
    }

    /**
     * Keeps scores, in the caller's transaction.
     *
     * @param rows those that are otherwise than before, in the order of the customers' ids
     * @param on the business date of the history's rows
     */
    void keep(Collection<ScoreRow> rows, Map<UUID, ScoreRow.Before> before, LocalDate on, Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        var scores = new ArrayList<Object[]>();
        var history = new ArrayList<Object[]>();
        for (var row : rows) {
            var said = row.assessment();
            var known = before.get(row.customer());
            var worthKeeping = known == null || known.isHistory(said);
            scores.add(new Object[] {
                row.customer(),
                said.score(),
                said.risk().code(),
                at,
                said.reason(),
                json.writeValueAsString(said.reasons()),
                row.stake(),
                said.table(),
                at,
                worthKeeping ? said.score() : known.kept()
            });
            if (worthKeeping) {
                history.add(new Object[] {
                    row.customer(), on, said.score(), said.risk().code()
                });
            }
        }
        batches.batchUpdate(KEEP, scores);
        batches.batchUpdate(
                "insert into churn_history (customer_id, scored_on, score, risk) values (?, ?, ?, ?)"
                        + " on conflict (customer_id, scored_on) do update set score = excluded.score, risk = excluded.risk",
                history);
    }

    void erase(UUID customer) {
        jdbc.sql("delete from churn_history where customer_id = ?")
                .param(customer)
                .update();
        jdbc.sql("delete from churn_score where customer_id = ?")
                .param(customer)
                .update();
    }
}
