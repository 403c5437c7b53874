package io.careflow.churn;

import io.careflow.customer.PersonalData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How likely a customer was thought to leave, and what was done to keep them. Scores go with the person; that there was a
 * rescue, and what came of it, stays for the figures.
 */
@Component
@Order(3)
class ChurnData implements PersonalData {

    private final JdbcClient jdbc;
    private final ScoreTable scores;
    private final RescueTable rescues;
    private final ChurnRescues going;

    ChurnData(JdbcClient jdbc, ScoreTable scores, RescueTable rescues, ChurnRescues going) {
        this.jdbc = jdbc;
        this.scores = scores;
        this.rescues = rescues;
        this.going = going;
    }

    @Override
    public String name() {
        return "churn";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        var rows = new ArrayList<Map<String, Object>>();
        jdbc.sql("select score, risk, risk_since, reasons, stake, scored_at from churn_score where customer_id = ?")
                .param(customerId)
                .query(row -> {
                    var score = new LinkedHashMap<String, Object>();
                    score.put("score", row.getInt("score"));
                    score.put("risk", row.getString("risk"));
                    score.put("riskSince", row.getTimestamp("risk_since").toInstant());
                    score.put("reasons", scores.reasons(row.getString("reasons")));
                    score.put("stake", row.getBigDecimal("stake"));
                    score.put("scoredAt", row.getTimestamp("scored_at").toInstant());
                    rows.add(score);
                });
        jdbc.sql("select scored_on, score, risk from churn_history where customer_id = ? order by scored_on")
                .param(customerId)
                .query(row -> {
                    rows.add(Map.of(
                            "scoredOn",
                            row.getDate("scored_on").toLocalDate(),
                            "score",
                            row.getInt("score"),
                            "risk",
                            row.getString("risk")));
                });
        rows.forEach(to);
        rescues.all(customerId).forEach(to);
    }

    @Override
    public void erase(UUID customerId) {
        going.stop(customerId);
        scores.erase(customerId);
    }
}
