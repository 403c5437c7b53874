package io.careflow.survey;

import static io.careflow.platform.SqlTime.instant;
import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.Satisfaction;
import io.careflow.customer.Satisfactions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers last answered, for whoever rates them. */
@Component
class SurveySatisfactions implements Satisfactions {

    private final JdbcClient jdbc;

    SurveySatisfactions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, Satisfaction> latest(Collection<UUID> customers, Instant since) {
        var latest = new HashMap<UUID, Satisfaction>();
        jdbc.sql("select distinct on (customer_id) customer_id, metric, score, answered_at from survey"
                        + " where customer_id = any (?) and answered_at >= ?"
                        + " order by customer_id, answered_at desc, id desc")
                .params(customers.toArray(UUID[]::new), timestamp(since))
                .query(row -> {
                    var metric = SurveyMetric.of(row.getString("metric")).orElseThrow();
                    var score = row.getInt("score");
                    latest.put(
                            row.getObject("customer_id", UUID.class),
                            new Satisfaction(
                                    metric.code(),
                                    score,
                                    metric.percent(score),
                                    score <= metric.low(),
                                    instant(row, "answered_at")));
                });
        return latest;
    }
}
