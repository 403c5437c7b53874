package io.careflow.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.careflow.CareflowTest;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two records that may be of one customer, as a lead sees them. */
@CareflowTest
class DuplicatesPageTest extends BrowserCase {

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String mobile = "138" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);

    @Test
    void aLeadComparesMergesAndTakesApartAgain() {
        var pair = pair();
        var page = loggedIn("lead", "en-US", 1440);
        page.navigate("/duplicates");
        check(page, "duplicates-en");
        var row = page.locator("tr", new Page.LocatorOptions().setHasText("张伟" + unique));
        assertThat(row).containsText("same phone");
        assertThat(row).containsText("same name");
        row.locator("a").click();
        assertThat(page.locator("h1")).hasText("Is this the same customer?");
        assertThat(page.locator("tr.is-differs th")).containsText(new String[] {"Name", "Company"});
        assertThat(page.locator("tr.is-added th")).containsText(new String[] {"Position", "Contact"});
        check(page, "duplicate-en");

        page.getByLabel("Company take from the merged one").check();
        page.locator("#merge-reason").fill("Same number, she says.");
        button(page, "Merge").click();

        assertThat(page.locator("[role=status]")).hasText("The records are one now.");
        assertThat(page.locator("h1")).hasText("张伟" + unique);
        assertThat(page.locator("main")).containsText("Cloudsail Tech");
        assertThat(page.locator(".merged")).containsText("Same number, she says.");
        page.locator(".merged summary").click();
        page.locator(".merged [name=reason]").fill("Mother and daughter.");
        check(page, "customer-merged-en");
        button(page, "Take apart again").click();
        assertThat(page.locator("[role=status]")).hasText("This is a record of its own again.");
        assertThat(page.locator("h1")).hasText("Zhang Wei " + unique);
        page.navigate("/duplicates/" + pair.get("id").asString());
        assertThat(page.locator(".note")).containsText("Mother and daughter.");
    }

    @Test
    void aLeadChoosesTheOtherRecordOrKeepsThemApartOnANarrowScreen() {
        var pair = pair();
        var page = loggedIn("lead", "zh-CN", 390);
        page.navigate("/duplicates");
        look(page, "duplicates-zh");
        page.navigate("/duplicates/" + pair.get("id").asString());
        check(page, "duplicate-zh");
        page.getByText("改为保留").click();
        assertThat(page).hasURL(Pattern.compile("keep="));
        assertThat(page.locator(".compared thead a").first()).hasText("Zhang Wei " + unique);
        button(page, "不是同一人").click();
        assertThat(page.locator("[role=status]")).hasText("已记为不同客户。");
        assertThat(page.locator("main")).not().containsText("张伟" + unique);
        look(page, "duplicates-apart-zh");
        page.navigate("/duplicates?state=rejected");
        assertThat(page.locator("main")).containsText("张伟" + unique);
    }

    @Test
    void whatACustomerAgreesToIsRecordedOnTheirPage() {
        var customer = created("{\"name\": \"王小明\", \"owner\": \"agent\"}");
        var page = loggedIn("agent", "zh-CN", 390);
        page.navigate("/customers/" + customer);
        page.locator(".consents summary").click();
        check(page, "consents-zh");
        button(page, "记录").click();
        assertThat(page.locator("[role=alert]")).hasText("同意时必须填写凭据。");
        page.locator(".consents summary").click();
        page.locator("#consent-proof").fill("“可以给我发优惠短信。”");
        page.locator("#consent-channel").selectOption("sms");
        button(page, "记录").click();
        assertThat(page.locator("[role=status]")).hasText("已记录。");
        assertThat(page.locator(".consents .lines")).containsText("可以给我发优惠短信");
        look(page, "consents-kept-zh");

        page = loggedIn("agent", "en-US", 1440);
        page.navigate("/customers/" + customer);
        assertThat(page.locator(".consents .lines")).containsText("agrees");
        page.locator(".consents summary").click();
        check(page, "consents-en");
    }

    @Test
    void leadsFindThemInTheMenu() {
        var page = loggedIn("lead", "en-US", 390);
        page.navigate("/tasks");
        var menu = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Manage"));
        var button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Manage"));
        button.click();
        assertThat(menu).isVisible();
        page.keyboard().press("Escape");
        assertThat(menu).isHidden();
        button.click();
        menu.getByText("Duplicates").click();
        assertThat(page.locator("h1")).hasText("Duplicates");
        button.click();
        check(page, "manage-en");
    }

    @Test
    void agentsDoNotDecideOnDuplicates() {
        var page = loggedIn("agent", "en-US", 1440);
        assertThat(page.locator("header")).not().containsText("Duplicates");
        assertThat(page.locator("header")).not().containsText("Manage");
        assertThat(page.navigate("/duplicates").status()).isEqualTo(403);
        // The browser tells of every answer that is no success.
        browsers.complaints();
    }

    private JsonNode pair() {
        var first = created("""
                {"name": "张伟%s", "company": "云帆科技", "owner": "agent", "locale": "zh-CN",
                 "contacts": [{"kind": "phone", "value": "%s", "preferred": true}],
                 "addresses": [{"text": "上海市南京路5号"}]}""".formatted(unique, mobile));
        var second = created("""
                {"name": "Zhang Wei %s", "company": "Cloudsail Tech", "title": "Buyer", "owner": "agent", "locale": "zh-CN",
                 "contacts": [{"kind": "phone", "value": "+86%s"}, {"kind": "email", "value": "wei.%s@example.org"}]}""".formatted(unique, mobile, unique));
        return await().until(
                        () -> desk.as("lead").all("/api/duplicates").stream()
                                .filter(pair -> pair.get("first").asString().equals(first)
                                        && pair.get("second").asString().equals(second))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    private String created(String body) {
        var answer = desk.as("agent").post("/api/customers", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }
}
