package io.careflow.survey;

import static io.careflow.platform.SqlTime.instant;
import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.messaging.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of surveys. */
@Component
class SurveyTable {

    private final JdbcClient jdbc;

    SurveyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when it had been asked for before */
    boolean insert(UUID id, NewSurvey survey, SurveyMetric metric, String tier, Instant now, String by) {
        return jdbc.sql(
                                "insert into survey (id, survey_key, definition, metric, customer_id, cause, tier, care_group,"
                                        + " product, status, requested_at, requested_by)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'requested', ?, ?) on conflict (survey_key) do nothing")
                        .params(
                                id,
                                survey.key(),
                                survey.definition(),
                                metric.code(),
                                survey.customerId(),
                                survey.cause().code(),
                                tier,
                                survey.group(),
                                survey.product(),
                                timestamp(now),
                                by)
                        .update()
                == 1;
    }

    Optional<Survey> find(UUID id) {
        return jdbc.sql("select * from survey where id = ?")
                .param(id)
                .query(SurveyTable::survey)
                .optional();
    }

    Optional<Survey> withKey(String key) {
        return jdbc.sql("select * from survey where survey_key = ?")
                .param(key)
                .query(SurveyTable::survey)
                .optional();
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Survey> lock(UUID id) {
        return jdbc.sql("select * from survey where id = ? for no key update")
                .param(id)
                .query(SurveyTable::survey)
                .optional();
    }

    /** The one that a customer was invited to by SMS and can still answer; of several the newest. */
    Optional<UUID> openBySms(UUID customer, Instant now) {
        return jdbc.sql("select id from survey where customer_id = customer_survivor(?) and status = 'invited'"
                        + " and channel = 'sms' and expires_at > ? order by invited_at desc, id desc limit 1")
                .params(customer, timestamp(now))
                .query(UUID.class)
                .optional();
    }

    /** When a customer was last invited to another survey than this one; empty for never. */
    Optional<Instant> lastInvited(UUID customer, UUID except) {
        return jdbc.sql("select max(invited_at) as at from survey where customer_id = ? and id <> ?")
                .params(customer, except)
                .query((row, i) -> Optional.ofNullable(instant(row, "at")))
                .single();
    }

    void notEligible(UUID id, String reason) {
        jdbc.sql("update survey set status = 'not-eligible', reason = ? where id = ? and status = 'requested'")
                .params(reason, id)
                .update();
    }

    /** @return false when it is not waiting for an invitation (any more) */
    boolean invited(UUID id, Channel channel, Instant now, Instant expires) {
        return jdbc.sql("update survey set status = 'invited', channel = ?, invited_at = ?, expires_at = ?"
                                + " where id = ? and status = 'requested'")
                        .params(channel.text(), timestamp(now), timestamp(expires), id)
                        .update()
                == 1;
    }

    void expired(UUID id) {
        jdbc.sql("update survey set status = 'expired' where id = ? and status = 'invited'")
                .param(id)
                .update();
    }

    /** What was answered so far. */
    void saved(UUID id, byte[] answers) {
        jdbc.sql("update survey set answers = ? where id = ? and status = 'invited'")
                .params(answers, id)
                .update();
    }

    void answered(UUID id, int score, byte[] answers, String by, String tier, Instant now) {
        jdbc.sql("update survey set status = 'answered', score = ?, answers = ?, answered_by = ?, tier = ?,"
                        + " answered_at = ? where id = ?")
                .params(score, answers, by, tier, timestamp(now), id)
                .update();
    }

    void followedUp(UUID id, String followUp) {
        jdbc.sql("update survey set follow_up = ? where id = ? and follow_up is null")
                .params(followUp, id)
                .update();
    }

    /** @return false when what came of it is known already */
    boolean calledBack(UUID id, String outcome, Instant now) {
        return jdbc.sql("update survey set call_back_outcome = ?, called_back_at = ?"
                                + " where id = ? and called_back_at is null")
                        .params(outcome, timestamp(now), id)
                        .update()
                == 1;
    }

    /** The encrypted answers; null for none. */
    byte[] answers(UUID id) {
        return jdbc.sql("select answers from survey where id = ?")
                .param(id)
                .query((row, i) -> Optional.ofNullable(row.getBytes("answers")))
                .single()
                .orElse(null);
    }

    static Survey survey(ResultSet row, int number) throws SQLException {
        var channel = row.getString("channel");
        return new Survey(
                row.getObject("id", UUID.class),
                row.getString("definition"),
                SurveyMetric.of(row.getString("metric")).orElseThrow(),
                row.getObject("customer_id", UUID.class),
                SurveyCause.of(row.getString("cause")).orElseThrow(),
                row.getString("tier"),
                row.getString("care_group"),
                row.getString("product"),
                SurveyStatus.of(row.getString("status")),
                row.getString("reason"),
                channel == null ? null : Channel.of(channel),
                instant(row, "requested_at"),
                row.getString("requested_by"),
                instant(row, "invited_at"),
                instant(row, "expires_at"),
                instant(row, "answered_at"),
                row.getString("answered_by"),
                row.getObject("score", Integer.class),
                row.getString("follow_up"),
                row.getString("call_back_outcome"),
                instant(row, "called_back_at"));
    }
}
