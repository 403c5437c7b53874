package io.careflow.survey;

import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.RetentionRule;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers answered long ago in full. Scores stay. */
@Component
class AnswerRetention implements RetentionRule {

    private final JdbcClient jdbc;

    AnswerRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "survey-answers";
    }

    @Override
    public int apply(Instant before, int most) {
        return jdbc.sql("update survey set answers = null where id in (select id from survey"
                        + " where answers is not null and coalesce(answered_at, expires_at) < ?"
                        + " order by coalesce(answered_at, expires_at) limit ?)")
                .params(timestamp(before), most)
                .update();
    }
}
