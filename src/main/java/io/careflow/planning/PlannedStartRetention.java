package io.careflow.planning;

import io.careflow.customer.RetentionRule;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For whom flows were started long ago: to be kept longer than the same occasion can come again. */
@Component
class PlannedStartRetention implements RetentionRule {

    private final JdbcClient jdbc;

    PlannedStartRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "planned-starts";
    }

    @Override
    public int apply(Instant before, int most) {
        return jdbc.sql("delete from planned_start where id in"
                        + " (select id from planned_start where settled_at < ? order by settled_at limit ?)")
                .params(before.atOffset(ZoneOffset.UTC), most)
                .update();
    }
}
