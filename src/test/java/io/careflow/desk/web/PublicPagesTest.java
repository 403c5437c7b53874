package io.careflow.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import io.careflow.messaging.link.Links;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers see by a link, and how staff make one. */
@CareflowTest
class PublicPagesTest extends BrowserCase {

    @Autowired
    Links links;

    @Autowired
    JdbcClient jdbc;

    private String customer(String locale) {
        var unique = UUID.randomUUID().toString().substring(0, 8);
        var number = "138%08d".formatted(Math.floorMod(unique.hashCode(), 100_000_000));
        return desk.as("agent")
                .post("/api/customers", """
                        {"name": "王芳 %s", "locale": "%s", "contacts": [
                          {"kind": "email", "value": "wang-%s@example.org"},
                          {"kind": "phone", "value": "%s"}]}""".formatted(unique, locale, unique, number))
                .json()
                .get("id")
                .asString();
    }

    @ParameterizedTest
    @CsvSource({"en-US, 1440", "zh-CN, 390"})
    void customersChooseWithoutLoggingIn(String language, int width) {
        var english = language.startsWith("en");
        var suffix = "-" + language.substring(0, 2);
        var customer = customer(english ? "en" : "zh-CN");
        var page = browsers.page("http://127.0.0.1:" + port, language, width);

        page.navigate(unsubscribeLink(customer));
        check(page, "unsubscribe" + suffix);
        page.locator("button.main").click();
        assertThat(page.locator("[role=status]")).isVisible();
        check(page, "unsubscribed" + suffix);

        page.navigate(madeLink(customer));
        assertThat(page.locator("fieldset")).hasCount(3);
        assertThat(page.locator("input[name=on][value='marketing.email']"))
                .not()
                .isChecked();
        assertThat(page.locator("input[name=on][value='relationship.email']"))
                .not()
                .isChecked();
        page.locator("input[name=on][value='marketing.email']").check();
        page.locator("input[name=on][value='survey.sms']").uncheck();
        check(page, "preferences" + suffix);
        page.locator("button.main").click();
        assertThat(page.locator("dd.on")).hasCount(3);
        check(page, "preferences-saved" + suffix);

        page.navigate(madeLink(customer));
        assertThat(page.locator("input[name=on][value='marketing.email']")).isChecked();
        assertThat(page.locator("input[name=on][value='survey.sms']")).not().isChecked();
    }

    @Test
    void anAgentMakesALinkOnTheCustomersPage() {
        var customer = customer("en");
        var page = loggedIn("agent", "en-US", 1440);
        page.navigate("/customers/" + customer);
        button(page, "Make a link for the customer").click();
        var made = page.locator("#preference-link");
        assertThat(made).isVisible();
        check(page, "customer-preference-link-en");
        var path = URI.create(made.inputValue()).getPath();
        assertThat(path).startsWith("/preferences/");
        page.navigate(path);
        assertThat(page.locator("h1")).hasText("What you hear from us");
        button(page, "Nothing of this, please").click();
        assertThat(page.locator("dd.off")).hasCount(6);
    }

    private String madeLink(String customer) {
        return URI.create(desk.as("agent")
                        .post("/api/customers/" + customer + "/preference-links", "")
                        .json()
                        .get("url")
                        .asString())
                .getPath();
    }

    private String unsubscribeLink(String customer) {
        var message = UUID.randomUUID();
        jdbc.sql("""
                        insert into message (id, message_key, customer_id, channel, template, purpose, locale, status,
                            reason, next_attempt_at, created_at)
                        values (?, ?, ?::uuid, 'email', 'x', 'relationship', 'en', 'suppressed', 'test', now(), now())""").params(message, "public-pages:" + message, customer).update();
        return URI.create(links.unsubscribe(message, Instant.now())).getPath();
    }
}
