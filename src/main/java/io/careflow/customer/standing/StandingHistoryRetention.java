package io.careflow.customer.standing;

import io.careflow.customer.RetentionStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How customers were rated long ago; the rating that holds stays, however old it is. */
@Component
class StandingHistoryRetention extends RetentionStatement {

    StandingHistoryRetention(JdbcClient jdbc) {
        super(
                jdbc,
                "standing-history",
                "delete from standing_change where id in (select old.id from standing_change old"
                        + " where old.since < ? and exists (select 1 from standing_change newer"
                        + " where newer.customer_id = old.customer_id and newer.aspect = old.aspect"
                        + " and (newer.since, newer.id) > (old.since, old.id)) order by old.since limit ?)");
    }
}
