package io.careflow.desk;

import io.careflow.customer.RetentionRule;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What staff typed into forms of tasks that were done long ago. */
@Component
class TaskTextRetention implements RetentionRule {

    private final JdbcClient jdbc;

    TaskTextRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "task-texts";
    }

    @Override
    public int apply(Instant before, int most) {
        return jdbc.sql("""
                        update desk_task set texts = '{}' where key in (select key from desk_task
                            where state <> 'open' and texts <> '{}' and changed_at < ? order by changed_at limit ?)""").params(before.atOffset(ZoneOffset.UTC), most).update();
    }
}
