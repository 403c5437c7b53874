package io.careflow.planning;

import io.careflow.customer.RetentionStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For whom flows were started long ago: to be kept longer than the same occasion can come again. */
@Component
class PlannedStartRetention extends RetentionStatement {

    PlannedStartRetention(JdbcClient jdbc) {
        super(
                jdbc,
                "planned-starts",
                "delete from planned_start where id in"
                        + " (select id from planned_start where settled_at < ? order by settled_at limit ?)");
    }
}
