package io.careflow.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import io.careflow.customer.ComplaintClosed;
import io.careflow.customer.Satisfactions;
import io.careflow.messaging.sms.TwilioCalls;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What has surveys sent, how they are answered otherwise than by the page, and what is made of the answers. */
@CareflowTest
class SurveyAnswersTest extends SurveyCase {

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Satisfactions satisfactions;

    @Autowired
    Clock clock;

    @Test
    void aNumberBySmsIsTheAnswer() throws Exception {
        var customer = customer("en", "\"preferences\": {\"channel\": \"sms\"}");
        var survey = invited("service-ces", customer);
        writes("I will think about it");
        assertThat(survey(survey).get("status").asString()).isEqualTo("invited");
        writes("9");
        assertThat(survey(survey).get("status").asString()).as("ease is 1 to 7").isEqualTo("invited");
        writes("6");

        var answered = survey(survey);
        assertThat(answered.get("score").asInt()).isEqualTo(6);
        assertThat(answered.get("answeredBy").asString()).isEqualTo("sms");
        assertThat(open(link(survey)).statusCode()).isEqualTo(410);
        writes("7");
        assertThat(survey(survey).get("score").asInt()).isEqualTo(6);
        await().until(() -> templates(survey).contains("survey-thanks"));
    }

    @Test
    void aClosedComplaintIsAskedAboutOnce() {
        var customer = UUID.fromString(customer("en"));
        var complaint = UUID.randomUUID();
        for (var time = 0; time < 2; time++) {
            transaction.executeWithoutResult(
                    status -> events.publishEvent(new ComplaintClosed(complaint, customer, "complaints")));
        }
        assertThat(surveysOf(customer)).containsExactly("complaint-csat complaint-closed complaints");
    }

    @Test
    void aPurchaseIsAskedAboutOnceWhateverItsLinesAndAnOldOneIsNot() {
        var customer = customer("en");
        buys(customer, "old", 1, clock.instant().minus(Duration.ofDays(30)));
        buys(customer, "new", 1, clock.instant().minus(Duration.ofHours(1)));
        buys(customer, "new", 2, clock.instant().minus(Duration.ofHours(1)));
        assertThat(surveysOf(UUID.fromString(customer))).containsExactly("purchase-csat purchase null");
    }

    @Test
    void theErasedAreAskedNoMore() {
        var customer = customer("en");
        var survey = invited("service-ces", customer);
        var link = link(survey);
        fillIn(link, "score=2&comment=Secret&go=later");
        await().until(() -> {
            var erased = agent.as("lead")
                    .post("/api/customers/" + customer + "/erase", "{\"reason\": \"customer-request\"}");
            return erased.status() == 204;
        });

        assertThat(open(link).statusCode()).isEqualTo(410);
        assertThat(fillIn(link, "score=2&go=send").statusCode()).isEqualTo(410);
        assertThat(jdbc.sql("select status || ' ' || (answers is null) from survey where id = ?")
                        .param(survey)
                        .query(String.class)
                        .single())
                .isEqualTo("withdrawn true");
    }

    @Test
    void theMergedAnswerForTheSurvivor() {
        var merged = customer("en");
        var survey = invited("service-ces", merged);
        var survivor = agent.post("/api/customers", "{\"name\": \"Survivor " + unique + "\"}")
                .json();
        var answer = agent.as("lead")
                .post(
                        "/api/customers/" + survivor.get("id").asString() + "/merge",
                        "{\"other\": \"" + merged + "\", \"otherVersion\": 0, \"reason\": \"The same.\"}",
                        "If-Match",
                        "\"" + survivor.get("version").asInt() + "\"");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);

        assertThat(fillIn(link(survey), "score=5&go=send").statusCode()).isEqualTo(200);
        assertThat(survey(survey).get("customerId")).isEqualTo(survivor.get("id"));
        assertThat(timeline(survivor.get("id").asString())).contains("survey.answered.ces");
    }

    @Test
    void theAnswersAreCountedListedAndExported() {
        var product = "product-" + unique;
        var happy = answered(product, "score=7&comment=%3D1%2B1");
        answered(product, "score=2&comment=Slow");
        var asked = "?definition=service-ces&by=product";
        var line = agent.get("/api/surveys/results" + asked)
                .json()
                .get("items")
                .valueStream()
                .filter(each -> each.get("of").asString("").equals(product))
                .findFirst()
                .orElseThrow();
        assertThat(line.get("invited").asInt()).isEqualTo(2);
        assertThat(line.get("answered").asInt()).isEqualTo(2);
        assertThat(line.get("unhappy").asInt()).isEqualTo(1);
        assertThat(line.get("mean").asDouble()).isEqualTo(4.5);
        assertThat(line.get("estimate").get("value").asDouble()).isEqualTo(50);
        assertThat(line.get("estimate").get("low").asDouble()).isEqualTo(9.5);
        assertThat(line.get("estimate").get("high").asDouble()).isEqualTo(90.5);

        assertThat(agent.all("/api/surveys/answers?definition=service-ces"))
                .filteredOn(each -> product.equals(each.path("product").asString("")))
                .extracting(each -> each.get("answers").get("comment").asString())
                .containsExactlyInAnyOrder("=1+1", "Slow");
        assertThat(agent.as("ops")
                        .get("/api/surveys/answers?definition=service-ces")
                        .status())
                .isEqualTo(403);
        assertThat(agent.get("/api/surveys/export?definition=service-ces").status())
                .isEqualTo(403);
        var csv = agent.as("lead")
                .get("/api/surveys/export?definition=service-ces")
                .response();
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("survey-service-ces.csv");
        assertThat(csv.body().getBytes(StandardCharsets.UTF_8)).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(csv.body().lines().filter(row -> row.startsWith(happy.toString())))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).contains("," + product + ",", ",'=1+1").endsWith("'=1+1"));
    }

    @Test
    void whatIsWrongWithAQuestionIsSaid() {
        for (var wrong :
                Map.of("from", "from=yesterday", "to", "to=32", "by", "by=name").entrySet()) {
            var refused = agent.get("/api/surveys/results?definition=service-ces&" + wrong.getValue());
            assertThat(refused.status()).as(wrong.getKey()).isEqualTo(400);
            assertThat(refused.response().body()).contains("\"" + wrong.getKey() + "\"");
        }
        assertThat(agent.get("/api/surveys/results?definition=nothing").status())
                .isEqualTo(404);
        assertThat(agent.get("/api/surveys/results?definition=service-ces&from=2026-02-01&to=2026-01-01")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theLastAnswerTellsHowContentTheyAre() {
        var survey = answered("x", "score=4");
        var customer = UUID.fromString(survey(survey).get("customerId").asString());
        var told = satisfactions.latest(List.of(customer), clock.instant().minus(Duration.ofDays(1)));
        assertThat(told.get(customer).score()).isEqualTo(4);
        assertThat(told.get(customer).percent()).isEqualTo(50);
        assertThat(told.get(customer).unhappy()).isFalse();
        assertThat(satisfactions.latest(List.of(customer), clock.instant().plus(Duration.ofDays(1))))
                .isEmpty();
        agent.as("lead").post("/api/customers/" + customer + "/standing/recompute", "{}");
        assertThat(agent.get("/api/customers/" + customer + "/standing")
                        .json()
                        .at("/signals/surveyScore")
                        .asInt(-1))
                .isEqualTo(50);
    }

    private UUID answered(String product, String form) {
        var number = UUID.randomUUID().toString().substring(0, 8);
        var customer = agent.post("/api/customers", """
                        {"name": "A %1$s", "locale": "en",
                         "contacts": [{"kind": "email", "value": "a-%1$s@example.org"}]}""".formatted(number))
                .json()
                .get("id")
                .asString();
        var survey = UUID.fromString(agent.post(
                        "/api/surveys/service-ces/send",
                        "{\"customerId\": \"%s\", \"product\": \"%s\"}".formatted(customer, product),
                        "Idempotency-Key",
                        "answered-" + number)
                .json()
                .get("id")
                .asString());
        awaitStatus(survey, "invited");
        assertThat(fillIn(link(survey), form + "&go=send").statusCode()).isEqualTo(200);
        return survey;
    }

    private List<String> surveysOf(UUID customer) {
        return jdbc.sql("select definition || ' ' || cause || ' ' || coalesce(care_group, 'null') from survey"
                        + " where customer_id = ? order by id")
                .param(customer)
                .query(String.class)
                .list();
    }

    private void writes(String text) throws Exception {
        var form = Map.of("MessageSid", "SM" + UUID.randomUUID(), "From", phone(), "To", "+15005550006", "Body", text);
        assertThat(new TwilioCalls(port).call("/webhooks/twilio/inbound", form).statusCode())
                .isEqualTo(200);
    }
}
