package io.careflow.survey;

import io.careflow.customer.RetentionStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers answered long ago in full. Scores stay. */
@Component
class AnswerRetention extends RetentionStatement {

    AnswerRetention(JdbcClient jdbc) {
        super(
                jdbc,
                "survey-answers",
                "update survey set answers = null where id in (select id from survey"
                        + " where answers is not null and coalesce(answered_at, expires_at) < ?"
                        + " order by coalesce(answered_at, expires_at) limit ?)");
    }
}
