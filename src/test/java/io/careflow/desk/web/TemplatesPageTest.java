package io.careflow.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.careflow.CareflowTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@CareflowTest
class TemplatesPageTest extends BrowserCase {

    @ParameterizedTest
    @CsvSource({"en-US, 1440, en, 43 characters or more", "zh-CN, 390, zh, 更多"})
    void operationsSeeWhatCustomersWillRead(String language, int width, String written, String reply) {
        var suffix = "-" + written;
        var page = loggedIn("ops", language, width);
        page.navigate("/templates?template=email/complaint-response&language=" + written);
        var mail = page.frameLocator("iframe[name=mail]").locator("body");
        assertThat(mail).containsText("C-000042");
        check(page, "templates-email" + suffix);

        page.locator("[name='v.reply']").first().fill(reply + " <b>");
        page.locator("#values button").click();
        assertThat(mail).containsText(reply + " <b>");
        assertThat(page.locator("[name='v.reply']").first()).hasValue(reply + " <b>");

        page.locator("#template").selectOption("sms/complaint-response");
        page.locator(".choice button").click();
        page.locator("[name='v.reply']").fill("😀".repeat(70));
        page.locator("#values button").click();
        assertThat(page.locator(".bubble")).containsText("😀");
        assertThat(page.locator(".shown .facts")).containsText("UCS-2");
        assertThat(page.locator(".shown .facts dd").last()).hasText("3");
        check(page, "templates-sms" + suffix);
    }
}
