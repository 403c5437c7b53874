package io.careflow.greeting;

import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.RetentionRule;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was greeted long ago, and for what: to be kept longer than half a year, within which nobody is greeted again. */
@Component
class GreetingRetention implements RetentionRule {

    private final JdbcClient jdbc;

    GreetingRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "greetings";
    }

    @Override
    public int apply(Instant before, int most) {
        return jdbc.sql("delete from greeting where id in"
                        + " (select id from greeting where done_at < ? order by done_at limit ?)")
                .params(timestamp(before), most)
                .update();
    }
}
