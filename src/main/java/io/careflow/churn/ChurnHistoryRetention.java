package io.careflow.churn;

import io.careflow.customer.RetentionRule;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How old scores came to be; the one that holds stays. */
@Component
class ChurnHistoryRetention implements RetentionRule {

    private final JdbcClient jdbc;

    ChurnHistoryRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "churn-history";
    }

    @Override
    public int apply(Instant before, int most) {
        return jdbc.sql("delete from churn_history where (customer_id, scored_on) in"
                        + " (select customer_id, scored_on from churn_history where scored_on < ?"
                        + " order by scored_on limit ?)")
                .params(before.atOffset(ZoneOffset.UTC).toLocalDate(), most)
                .update();
    }
}
