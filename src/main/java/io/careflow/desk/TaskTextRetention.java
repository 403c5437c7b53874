package io.careflow.desk;

import io.careflow.customer.RetentionStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What staff typed into forms of tasks that were done long ago. */
@Component
class TaskTextRetention extends RetentionStatement {

    TaskTextRetention(JdbcClient jdbc) {
        super(jdbc, "task-texts", """
                        update desk_task set texts = '{}' where key in (select key from desk_task
                            where state <> 'open' and texts <> '{}' and changed_at < ? order by changed_at limit ?)""");
    }
}
