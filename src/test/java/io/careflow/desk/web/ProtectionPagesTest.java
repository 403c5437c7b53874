package io.careflow.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.careflow.Api;
import io.careflow.CareflowTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Erasing a customer and handing customers over, in the browser. */
@CareflowTest
class ProtectionPagesTest extends BrowserCase {

    @ParameterizedTest
    @CsvSource({"en-US, 1440", "zh-CN, 390"})
    void customersAreErasedOnceItIsConfirmed(String language, int width) {
        var complaint = desk.complaint("Never again");
        var customer = desk.taskOf(complaint, "Task_Respond").get("customerId").asString();
        var own = customer("Li Na", null);
        var suffix = "-" + language.substring(0, 2);
        var page = loggedIn("lead", language, width);

        page.navigate("/customers/" + customer + "/erase");
        assertThat(page.locator(".note li").first()).isVisible();
        assertThat(page.locator("button.main")).hasCount(0);
        check(page, "erase-hindered" + suffix);

        page.navigate("/customers/" + own);
        page.locator("a[href$='/erase']").click();
        page.locator("#erase-reason").selectOption("customer-request");
        check(page, "erase" + suffix);
        page.locator("button.main").click();
        assertThat(page.locator("h1"))
                .hasText(page.locator("html").getAttribute("lang").equals("en") ? "Erase a customer" : "删除客户");
        page.locator("[name=confirmed]").check();
        page.locator("button.main").click();

        assertThat(page.locator("[role=status]")).isVisible();
        assertThat(page.locator("main")).not().containsText("Li Na");
        check(page, "erased" + suffix);
    }

    @ParameterizedTest
    @CsvSource({"en-US, 1440", "zh-CN, 390"})
    void handoverShowsTheSharesFirst(String language, int width) {
        var leaver = "leaver-" + UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 5; i++) {
            customer("Customer " + i, leaver);
        }
        var suffix = "-" + language.substring(0, 2);
        var page = loggedIn("admin", language, width);

        page.navigate("/handovers?from=" + leaver);
        page.locator("[name=to][value=agent]").check();
        page.locator("[name=to][value=lead]").check();
        page.locator("button[value=preview]").click();
        assertThat(shares(page)).hasCount(2);
        assertThat(shares(page).first()).containsText("3");
        check(page, "handover" + suffix);
        page.locator("button[value=apply]").click();

        assertThat(page.locator("[role=status]")).isVisible();
        assertThat(page.locator(".lines li").first()).containsText(leaver + " → agent, lead");
        check(page, "handed-over" + suffix);
    }

    private static com.microsoft.playwright.Locator shares(Page page) {
        return page.locator("table.figures tbody tr");
    }

    private String customer(String name, String owner) {
        var admin = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "admin");
        return admin.post(
                        "/api/customers",
                        owner == null
                                ? "{\"name\": \"" + name + "\"}"
                                : "{\"name\": \"" + name + "\", \"owner\": \"" + owner + "\"}")
                .json()
                .get("id")
                .asString();
    }
}
