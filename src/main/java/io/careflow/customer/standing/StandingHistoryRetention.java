package io.careflow.customer.standing;

import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.RetentionRule;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How customers were rated long ago; the rating that holds stays, however old it is. */
@Component
class StandingHistoryRetention implements RetentionRule {

    private final JdbcClient jdbc;

    StandingHistoryRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "standing-history";
    }

    @Override
    public int apply(Instant before, int most) {
        return jdbc.sql("delete from standing_change where id in (select old.id from standing_change old"
                        + " where old.since < ? and exists (select 1 from standing_change newer"
                        + " where newer.customer_id = old.customer_id and newer.aspect = old.aspect"
                        + " and (newer.since, newer.id) > (old.since, old.id)) limit ?)")
                .params(timestamp(before), most)
                .update();
    }
}
