package io.careflow.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.careflow.CareflowTest;
import io.careflow.servicelevel.PolicyText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@CareflowTest
class ReadablePagesTest extends BrowserCase {

    @ParameterizedTest
    @CsvSource({"en-US, 1440", "zh-CN, 390"})
    void everyPageIsReadableByEverybody(String language, int width) {
        var email = "wang.%s@example.com".formatted(language.substring(0, 2));
        var complaint = desk.complaintOf(email, "Looked at in " + language + " on " + width);
        var task = desk.taskOf(complaint, "Task_Respond");
        var suffix = "-" + language.substring(0, 2);
        var door = browsers.page("http://127.0.0.1:" + port, language, width);
        door.navigate("/login");
        check(door, "login" + suffix);

        var page = loggedIn("lead", language, width);
        visit(page, "/tasks?box=all", "inbox" + suffix);
        visit(page, "/tasks/" + task.get("key").asString(), "task-open" + suffix);
        page.locator(".claim button").click();
        assertThat(page.locator("#complete")).isVisible();
        assertThat(page.locator(".fjs-form-field textarea").first()).isVisible();
        check(page, "task" + suffix);
        desk.tellAllOf(task.get("customerId").asString(), email);
        visit(page, "/customers/" + task.get("customerId").asString(), "customer" + suffix);
        page.navigate("/customers");
        page.locator("#q").fill("小明");
        page.locator(".search button").click();
        assertThat(page.locator("td.what a").first()).isVisible();
        check(page, "customers" + suffix);
        visit(page, "/complaints/" + complaint, "complaint" + suffix);
        var clock = page.locator(".clock").first();
        clock.locator(".recalculate summary").click();
        clock.locator("details").first().locator("summary").click();
        check(page, "complaint-recalculate" + suffix);
        clock.locator("[name=reason]").fill("The table has changed since.");
        clock.locator(".recalculate button").click();
        assertThat(page.locator("[role=status]")).isVisible();
        assertThat(clock.locator(".recalculations")).containsText("The table has changed since.");
        check(page, "complaint-recalculated" + suffix);
        visit(page, "/messages", "messages" + suffix);
        var told = tell(complaint, "complaints", "first-response.warning");
        tell(complaint, "complaint-leads", "first-response.breach");
        tell(complaint, "complaint-leads", "resolution.reopened-too-often");
        assertThat(desk.as("lead")
                        .post("/api/notices/" + told + "/acknowledge", "")
                        .status())
                .isEqualTo(200);
        visit(page, "/notices", "notices" + suffix);
        visit(page, "/notices?all=true", "notices-all" + suffix);
        visit(page, "/incidents", "incidents" + suffix);
        var ops = loggedIn("ops", language, width);
        visit(ops, "/tasks?box=all", "inbox-ops" + suffix);
        assertThat(ops.locator("main")).not().containsText("王小明");
        page.navigate("/calendars/standard");
        look(page, "calendar-read" + suffix);
        visit(ops, "/calendars", "calendars" + suffix);
        visit(ops, "/calendars/standard?year=2026", "calendar" + suffix);
        ops.navigate("/what-if");
        ops.locator("#table").fill(PolicyText.shipped().replaceAll("\"PT\\d+H\"", "\"PT10M\""));
        ops.locator("main button.main").click();
        assertThat(ops.locator(".differences .what").first()).isVisible();
        assertThat(ops.locator("main")).not().containsText("王小明");
        check(ops, "what-if-tried" + suffix);
    }

    private static void visit(Page page, String path, String name) {
        page.navigate(path);
        check(page, name);
    }
}
