package io.careflow.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The paths of the flow {@code survey-dispatch}, on the real model and engine. */
@CareflowTest
class SurveyFlowTest extends SurveyCase {

    @Autowired
    Clock clock;

    @Test
    void whoIsContentIsThanked() {
        var customer = customer("en");
        var survey = invited("service-ces", customer);
        await().until(() -> templates(survey).contains("survey-invitation"));

        assertThat(fillIn(link(survey), "score=7&comment=Quick%21&go=send").statusCode())
                .isEqualTo(200);

        await().until(() -> templates(survey).contains("survey-thanks"));
        var answered = survey(survey);
        assertThat(answered.get("status").asString()).isEqualTo("answered");
        assertThat(answered.get("score").asInt()).isEqualTo(7);
        assertThat(answered.get("answers").get("comment").asString()).isEqualTo("Quick!");
        assertThat(answered.get("followUp").asString()).isEqualTo("thanks");
        assertThat(timeline(customer)).contains("survey.answered.ces", "survey.invited");
    }

    @Test
    void whoIsNeitherHappyNorUnhappyIsLeftInPeace() {
        var survey = invited("service-ces", customer("en"));
        fillIn(link(survey), "score=5&go=send");

        await().until(() -> survey(survey).has("followUp"));
        assertThat(survey(survey).get("followUp").asString()).isEqualTo("none");
        assertThat(templates(survey)).containsExactly("survey-invitation");
    }

    @Test
    void theUnhappyAreCalledBackInTimeAndMayComplain() {
        var customer = customer("en");
        var survey = invited("relationship-nps", customer);
        var before = clock.instant();
        fillIn(link(survey), "score=2&comment=Never+again&go=send");

        var task = awaitCallBack(survey);
        assertThat(task).containsEntry("groups", "customer-care");
        assertThat(((Timestamp) task.get("due_at")).toInstant()).isAfter(before);
        callBack(survey, "complaint", "The shower head broke twice.");

        await().until(() -> survey(survey).has("callBackOutcome"));
        assertThat(survey(survey).get("callBackOutcome").asString()).isEqualTo("complaint");
        var complaints =
                await().until(() -> agent.all("/api/complaints?customerId=" + customer), found -> !found.isEmpty());
        assertThat(complaints).hasSize(1);
        var complaint = agent.get(
                        "/api/complaints/" + complaints.getFirst().get("id").asString())
                .json();
        assertThat(complaint.get("subject").asString()).isEqualTo("Survey (调查): NPS 2");
        assertThat(complaint.get("description").asString()).isEqualTo("The shower head broke twice.");
        assertThat(timeline(customer)).contains("survey.called-back.complaint", "complaint.received");
    }

    @Test
    void whoDoesNotAnswerIsRemindedAndThenLeftAlone() {
        var survey = invited("relationship-nps", customer("en"));
        await().until(() -> templates(survey).size() == 1);
        advance(Duration.ofDays(4).plusMinutes(1));
        await().until(() -> templates(survey).size() == 2);
        advance(Duration.ofDays(7).plusMinutes(1));
        await().until(() -> templates(survey).size() == 3);
        advance(Duration.ofDays(10).plusMinutes(1));
        awaitStatus(survey, "expired");

        assertThat(templates(survey)).containsExactly("survey-invitation", "survey-reminder", "survey-reminder");
        assertThat(jdbc.sql("select count(*) from message where subject_id = ? and reason = 'frequency-cap'")
                        .param(survey)
                        .query(Integer.class)
                        .single())
                .as("a reminder is no second approach")
                .isZero();
        assertThat(open(link(survey)).statusCode()).isEqualTo(410);
    }

    @Test
    void whoseRemindersWereAllMissedIsRemindedOnce() {
        var survey = invited("relationship-nps", customer("en"));
        await().until(() -> templates(survey).size() == 1);
        advance(Duration.ofDays(12));
        await().until(() -> templates(survey).size() == 2);
        advance(Duration.ofDays(10));
        awaitStatus(survey, "expired");

        assertThat(templates(survey)).containsExactly("survey-invitation", "survey-reminder");
    }

    @Test
    void whoAnswersInTheMomentInWhichItEndsIsCalledBackAllTheSame() {
        var survey = invited("relationship-nps", customer("en"));
        // The answer is there, and the process has not heard of it.
        jdbc.sql("update survey set status = 'answered', score = 1, answered_at = ?, answered_by = 'link' where id = ?")
                .params(Timestamp.from(clock.instant()), survey)
                .update();
        advance(Duration.ofDays(22));
        assertThat(awaitCallBack(survey)).isNotEmpty();
    }

    @Test
    void whoReadsTheTimelineCannotAnswerForThem() {
        agent.daytime();
        var customer = customer("en");
        var survey = invited("relationship-nps", customer);
        var told = await().until(
                        () -> jdbc.sql("select text from interaction where customer_id = cast(? as uuid)"
                                        + " and summary = 'message.survey-invitation'")
                                .param(customer)
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(told).contains("/s/…", "/u/…").doesNotContain(link(survey));
    }

    @Test
    void whoWasAskedLatelyIsNotAskedAgain() {
        var customer = customer("en");
        invited("service-ces", customer);
        var second = send("relationship-nps", customer);
        awaitStatus(second, "not-eligible");
        assertThat(survey(second).get("reason").asString()).isEqualTo("asked-lately");
        assertThat(templates(second)).isEmpty();
    }

    @Test
    void whoComplainsMeanwhileIsNotInvited() {
        var customer = customer("en");
        var survey = send("complaint-csat", customer);
        // The delay runs once the first decision is taken.
        await().until(() -> jdbc.sql("select count(*) from job_run where message_id is not null"
                                + " and result ->> 'customerId' = ?")
                        .param(customer)
                        .query(Integer.class)
                        .single()
                >= 1);
        complain(customer);
        advance(Duration.ofDays(1).plusMinutes(1));

        awaitStatus(survey, "not-eligible");
        assertThat(survey(survey).get("reason").asString()).isEqualTo("open-complaint");
    }

    @Test
    void whoCannotBeWrittenToIsNotInvited() {
        var answer = agent.post("/api/customers", "{\"name\": \"Nobody " + unique + "\"}");
        var survey = send("service-ces", answer.json().get("id").asString());
        awaitStatus(survey, "not-eligible");
        assertThat(survey(survey).get("reason").asString()).isEqualTo("no-address");
    }

    @Test
    void whoPrefersSmsIsInvitedBySms() {
        var customer = customer("zh-CN", "\"preferences\": {\"channel\": \"sms\"}");
        var survey = invited("service-ces", customer);
        assertThat(survey(survey).get("channel").asString()).isEqualTo("sms");
    }

    private void complain(String customer) {
        var answer = agent.post("/api/complaints", """
                {"customer": {"id": "%s"}, "channel": "phone", "category": "delivery", "subject": "Late",
                 "description": "It has not arrived."}""".formatted(customer));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }
}
