package io.careflow.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.careflow.CareflowTest;
import io.careflow.servicelevel.PolicyText;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@CareflowTest
class ReadablePagesTest extends BrowserCase {

    @ParameterizedTest
    @CsvSource({"en-US, 1440", "zh-CN, 1440", "en-US, 390", "zh-CN, 390"})
    void everyPageIsReadableByEverybody(String language, int width) {
        var email = "wang.%s.%d@example.com".formatted(language.substring(0, 2), width);
        var complaint = desk.complaintOf(email, "Looked at in " + language + " on " + width);
        var task = desk.taskOf(complaint, "Task_Respond");
        // Wide and narrow pages differ, and so do the languages: each is audited once.
        BiConsumer<Page, String> check =
                language.startsWith("en") == (width == 1440) ? BrowserCase::check : BrowserCase::look;
        var suffix = "-" + language.substring(0, 2) + "-" + width;
        var door = browsers.page("http://127.0.0.1:" + port, language, width);
        door.navigate("/login");
        check.accept(door, "login" + suffix);

        var page = loggedIn("lead", language, width);
        visit(page, "/tasks?box=all", "inbox" + suffix, check);
        visit(page, "/tasks/" + task.get("key").asString(), "task-open" + suffix, check);
        page.locator(".claim button").click();
        assertThat(page.locator("#complete")).isVisible();
        assertThat(page.locator(".fjs-form-field textarea").first()).isVisible();
        check.accept(page, "task" + suffix);
        desk.tellAllOf(task.get("customerId").asString(), email);
        visit(page, "/customers/" + task.get("customerId").asString(), "customer" + suffix, check);
        page.navigate("/customers");
        page.locator("#q").fill("小明");
        page.locator(".search button").click();
        assertThat(page.locator("td.what a").first()).isVisible();
        check.accept(page, "customers" + suffix);
        visit(page, "/complaints/" + complaint, "complaint" + suffix, check);
        var clock = page.locator(".clock").first();
        clock.locator(".recalculate summary").click();
        clock.locator("details").first().locator("summary").click();
        check.accept(page, "complaint-recalculate" + suffix);
        clock.locator("[name=reason]").fill("The table has changed since.");
        clock.locator(".recalculate button").click();
        assertThat(page.locator("[role=status]")).isVisible();
        assertThat(clock.locator(".recalculations")).containsText("The table has changed since.");
        check.accept(page, "complaint-recalculated" + suffix);
        visit(page, "/messages", "messages" + suffix, check);
        var told = tell(complaint, "complaints", "first-response.warning");
        tell(complaint, "complaint-leads", "first-response.breach");
        tell(complaint, "complaint-leads", "resolution.reopened-too-often");
        assertThat(desk.as("lead")
                        .post("/api/notices/" + told + "/acknowledge", "")
                        .status())
                .isEqualTo(200);
        visit(page, "/notices", "notices" + suffix, check);
        visit(page, "/notices?all=true", "notices-all" + suffix, check);
        visit(page, "/incidents", "incidents" + suffix, check);
        var ops = loggedIn("ops", language, width);
        visit(ops, "/tasks?box=all", "inbox-ops" + suffix, check);
        assertThat(ops.locator("main")).not().containsText("王小明");
        visit(page, "/calendars/standard", "calendar-read" + suffix, BrowserCase::look);
        visit(ops, "/calendars", "calendars" + suffix, check);
        visit(ops, "/calendars/standard?year=2026", "calendar" + suffix, check);
        ops.navigate("/what-if");
        ops.locator("#table").fill(PolicyText.shipped().replaceAll("\"PT\\d+H\"", "\"PT10M\""));
        ops.locator("main button.main").click();
        assertThat(ops.locator(".differences .what").first()).isVisible();
        assertThat(ops.locator("main")).not().containsText("王小明");
        check.accept(ops, "what-if-tried" + suffix);
    }

    private static void visit(Page page, String path, String name, BiConsumer<Page, String> check) {
        page.navigate(path);
        check.accept(page, name);
    }
}
