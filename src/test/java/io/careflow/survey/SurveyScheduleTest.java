package io.careflow.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.careflow.CareflowTest;
import io.careflow.planning.Judgement;
import io.careflow.planning.Judgement.Verdict;
import io.careflow.platform.CompanyDay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose turn it is to be asked now and then. */
@CareflowTest
class SurveyScheduleTest extends SurveyCase {

    @Autowired
    SurveySchedule schedule;

    @Autowired
    CompanyDay day;

    @Autowired
    Clock clock;

    @Test
    void isAskedHalfAYearAfterTheFirstPurchaseAndThenEveryHalfYear() {
        assertThat(judge(customer("en"))).as("who never bought").isEmpty();
        assertThat(judge(buyer(400, 380))).as("who went away").isEmpty();
        assertThat(judge(buyer(100, 40)))
                .extracting(Judgement::verdict, Judgement::reason)
                .containsExactly(tuple(Verdict.NOT_DUE, "not-yet"));

        var due = buyer(300, 40);
        var judged = judge(due);
        assertThat(judged)
                .extracting(Judgement::verdict, Judgement::reason)
                .containsExactly(tuple(Verdict.DUE, "interval-over"));
        var planned = UUID.randomUUID();
        schedule.start(planned, day.of(clock.instant()), judged.getFirst());
        schedule.start(planned, day.of(clock.instant()), judged.getFirst());

        var survey = surveyOf(due);
        awaitStatus(survey, "invited");
        assertThat(survey(survey).get("cause").asString()).isEqualTo("schedule");
        assertThat(judge(due))
                .extracting(Judgement::reason, judgement -> judgement.facts().get("dueOn"))
                .containsExactly(
                        tuple("not-yet", day.of(clock.instant()).plusDays(180).toString()));
    }

    @Test
    void isNotAskedDuringAComplaint() {
        var customer = buyer(300, 40);
        assertThat(agent.post("/api/complaints", """
                        {"customer": {"id": "%s"}, "channel": "phone", "subject": "Late", "description": "Late"}""".formatted(customer)).status())
                .isEqualTo(201);
        assertThat(judge(customer))
                .extracting(Judgement::verdict, Judgement::reason)
                .containsExactly(tuple(Verdict.LEFT_OUT, "open-complaint"));
    }

    private String buyer(int firstDaysAgo, int lastDaysAgo) {
        var customer = customer("en");
        for (var ago : List.of(firstDaysAgo, lastDaysAgo)) {
            buys(customer, customer + ago, 1, clock.instant().minus(Duration.ofDays(ago)));
        }
        return customer;
    }

    private List<Judgement> judge(String customer) {
        return schedule.judge(day.of(clock.instant()), List.of(UUID.fromString(customer)));
    }

    private UUID surveyOf(String customer) {
        return jdbc.sql("select id from survey where customer_id = cast(? as uuid)")
                .param(customer)
                .query(UUID.class)
                .single();
    }
}
