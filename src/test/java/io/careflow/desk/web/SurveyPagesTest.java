package io.careflow.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.careflow.CareflowTest;
import io.careflow.survey.SurveyLinks;
import io.careflow.survey.Surveys;
import java.net.URI;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Surveys in the browser: what customers fill in, and what staff read of it. */
@CareflowTest
class SurveyPagesTest extends BrowserCase {

    @Autowired
    Surveys surveys;

    @Autowired
    SurveyLinks links;

    @ParameterizedTest
    @CsvSource({"en-US, 1440", "zh-CN, 390"})
    void customersAnswerWithoutLoggingIn(String language, int width) {
        var suffix = "-" + language.substring(0, 2);
        var page = browsers.page("http://127.0.0.1:" + port, language, width);
        page.navigate(link("relationship-nps", language));
        check(page, "survey" + suffix);
        page.locator("button.main").click();
        assertThat(page.locator("[role=alert]")).isVisible();
        check(page, "survey-missing" + suffix);
        page.locator("input[name=score][value='3']").check();
        page.locator("textarea").fill("3");
        page.locator("button[value=later]").click();
        assertThat(page.locator("[role=status]")).isVisible();
        check(page, "survey-saved" + suffix);
        page.locator("button.main").click();
        assertThat(page.locator("form")).hasCount(0);
        check(page, "survey-answered" + suffix);
        page.reload();
        check(page, "survey-again" + suffix);
        Assertions.assertThat(browsers.complaints())
                .hasSize(2)
                .anyMatch(refusal -> refusal.contains("422"))
                .anyMatch(refusal -> refusal.contains("410"));
    }

    @ParameterizedTest
    @CsvSource({"en-US, 1440", "zh-CN, 390"})
    void staffReadFiguresAndWords(String language, int width) {
        var suffix = "-" + language.substring(0, 2);
        for (var answer : new String[] {"10", "9", "2"}) {
            var customer = browsers.page("http://127.0.0.1:" + port, language, width);
            customer.navigate(link("relationship-nps", language));
            customer.locator("input[name=score][value='" + answer + "']").check();
            customer.locator("textarea").fill(language.startsWith("zh") ? "送货很快，包装也好。" : "Fast, and well packed.");
            customer.locator("button.main").click();
            assertThat(customer.locator("form")).hasCount(0);
        }
        var page = loggedIn("lead", language, width);
        page.navigate("/surveys?definition=relationship-nps&by=tier");
        assertThat(page.locator(".interval").first()).isVisible();
        check(page, "surveys" + suffix);
        page.locator(".lines a[href^='/surveys/']").first().click();
        assertThat(page.locator("dl.said").first()).isVisible();
        check(page, "survey-one" + suffix);
    }

    private String link(String definition, String locale) {
        var unique = UUID.randomUUID().toString().substring(0, 8);
        var customer = desk.as("agent")
                .post("/api/customers", """
                        {"name": "王芳 %s", "locale": "%s", "contacts": [
                          {"kind": "email", "value": "wang-%s@example.org"}]}""".formatted(unique, locale, unique))
                .json()
                .get("id")
                .asString();
        var survey = UUID.fromString(desk.as("agent")
                .post(
                        "/api/surveys/" + definition + "/send",
                        "{\"customerId\": \"" + customer + "\"}",
                        "Idempotency-Key",
                        "page-" + unique)
                .json()
                .get("id")
                .asString());
        var invited = Awaitility.await()
                .until(() -> surveys.ofLink(survey).orElseThrow(), found -> found.expiresAt() != null);
        return URI.create(links.of(invited)).getPath();
    }
}
