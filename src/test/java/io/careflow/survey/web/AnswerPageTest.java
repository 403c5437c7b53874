package io.careflow.survey.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import io.careflow.survey.SurveyCase;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answering a survey by its link. */
@CareflowTest
class AnswerPageTest extends SurveyCase {

    @Test
    void theFormIsAskedInTheCustomersLanguageUnlessTheyChoose() {
        var link = link(invited("service-ces", customer("zh-CN")));
        var page = page(open(link));
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("zh-CN");
        assertThat(page.select("legend").text()).contains("从我们这里获得帮助容易吗？");
        assertThat(page.select("input[name=score]").eachAttr("value"))
                .containsExactly("1", "2", "3", "4", "5", "6", "7");
        assertThat(page.text()).contains("非常困难").doesNotContain(unique);

        var english = open(link + "?lang=en");
        assertThat(page(english).select("legend").text()).contains("How easy was it to get what you needed from us?");
        assertThat(english.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(english.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(english.headers().map()).doesNotContainKey("Set-Cookie");
    }

    @Test
    void whatWasSavedIsThereTheNextTimeAndIsNoAnswerYet() {
        var survey = invited("service-ces", customer("en"));
        var saved = fillIn(link(survey), "score=3&comment=To+be+continued&go=later");
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(page(saved).select("[role=status]").text()).startsWith("Saved.");

        var again = page(open(link(survey)));
        assertThat(again.select("input[name=score][checked]").eachAttr("value")).containsExactly("3");
        assertThat(again.select("textarea").text()).isEqualTo("To be continued");
        assertThat(survey(survey).get("status").asString()).isEqualTo("invited");
        assertThat(survey(survey).has("score")).isFalse();
        assertThat(survey(survey).get("answers").get("comment").asString()).isEqualTo("To be continued");
    }

    @Test
    void itIsTakenOnceAndLaterEditsAreRefusedPolitely() {
        var survey = invited("service-ces", customer("en"));
        var link = link(survey);
        assertThat(page(fillIn(link, "score=4&go=send")).select("h1").text()).isEqualTo("Thank you");

        for (var later :
                new HttpResponse<?>[] {open(link), fillIn(link, "score=7&go=send"), fillIn(link, "score=7&go=later")}) {
            assertThat(later.statusCode()).isEqualTo(410);
            assertThat(Jsoup.parse((String) later.body()).text()).contains("We have your answers", "cannot be changed");
        }
        assertThat(survey(survey).get("score").asInt()).isEqualTo(4);
    }

    @Test
    void ofTwoAnswersAtOnceOneIsTaken() {
        var link = link(invited("service-ces", customer("en")));
        var both = Stream.of("score=5&go=send", "score=4&go=send")
                .map(form ->
                        CompletableFuture.supplyAsync(() -> fillIn(link, form).statusCode()))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 410);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "comment=x&go=send | Please answer this question.",
                "score=&go=send | Please answer this question.",
                "score=8&go=send | This answer does not fit.",
                "score=0&go=later | This answer does not fit.",
                "score=many&go=send | This answer does not fit."
            })
    void whatIsMissingOrWrongIsMarkedAndNothingIsTaken(String form, String problem) {
        var survey = invited("service-ces", customer("en"));
        var refused = fillIn(link(survey), form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(page(refused).select(".problem").text()).startsWith(problem);
        assertThat(page(refused).select("fieldset").attr("aria-describedby")).isEqualTo("problem-score");
        assertThat(survey(survey).get("status").asString()).isEqualTo("invited");
    }

    @Test
    void whatIsNotOursTellsNothing() {
        var link = link(invited("service-ces", customer("en")));
        assertThat(open("/s/forged").statusCode()).isEqualTo(404);
        assertThat(fillIn("/s/forged", "score=3&go=send").statusCode()).isEqualTo(404);
        assertThat(open(link.substring(0, link.length() - 2) + "AA").statusCode())
                .isEqualTo(404);
        assertThat(open(link.replace("/s/", "/u/")).statusCode()).isEqualTo(404);
        assertThat(fillIn(link, "score=3").statusCode()).isEqualTo(400);
    }

    @Test
    void surveysAreAskedForOnceAndByWhoeverServesCustomers() {
        var customer = customer("en");
        var body = "{\"customerId\": \"" + customer + "\"}";
        var key = "once-" + unique;
        var first = agent.post("/api/surveys/service-ces/send", body, "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(201);
        var again = agent.post("/api/surveys/service-ces/send", body, "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(agent.post("/api/surveys/relationship-nps/send", body, "Idempotency-Key", key)
                        .status())
                .isEqualTo(409);

        assertThat(agent.post("/api/surveys/service-ces/send", body).status()).isEqualTo(400);
        assertThat(agent.post("/api/surveys/nothing/send", body, "Idempotency-Key", key + "2")
                        .status())
                .isEqualTo(404);
        var nobody = agent.post(
                "/api/surveys/service-ces/send",
                "{\"customerId\": \"" + UUID.randomUUID() + "\"}",
                "Idempotency-Key",
                key + "3");
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.response().body()).contains("customerId");
        assertThat(agent.as("ops")
                        .post("/api/surveys/service-ces/send", body, "Idempotency-Key", key + "4")
                        .status())
                .isEqualTo(403);
        assertThat(agent.get("/api/surveys/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    private static Document page(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body());
    }
}
