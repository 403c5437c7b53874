package io.careflow.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.careflow.CareflowTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CareflowTest
class DeskBrowserTest extends BrowserCase {

    @Autowired
    CamundaClient engine;

    @Test
    void anAgentDoesATaskAndItIsGone() {
        var complaint = desk.complaint("Seen in the browser");
        var key = desk.keyOf(complaint, "Task_Respond");
        var page = loggedIn("agent", "en-US", 1440);
        page.navigate("/tasks?box=groups");
        page.locator(".tasks a[href='/tasks/" + key + "']").click();
        button(page, "Claim").click();
        button(page, "Complete").click();
        assertThat(page.locator("#form-problem")).hasText("Please check the marked fields.");

        page.getByLabel("Reply to the customer").fill("We have found your parcel.");
        button(page, "Complete").click();
        assertThat(page.getByText("Done: Respond to customer")).isVisible();
        assertThat(desk.isOpen(key)).isFalse();
        assertThat(page.locator(".tasks a[href='/tasks/" + key + "']")).hasCount(0);
    }

    @Test
    void whatTheServerRefusesIsShownAtItsField() {
        var complaint = desk.complaint("Refused in the browser");
        respond(complaint);
        var key = desk.keyOf(complaint, "Task_Investigate");
        var page = loggedIn("agent", "zh-CN", 1440);
        page.navigate("/tasks/" + key);
        button(page, "领取").click();
        check(page, "task-investigate-zh");
        textbox(page, "解决方案").fill("退款");
        page.getByLabel("补偿金额").fill("-5");
        button(page, "完成").click();
        assertThat(page.locator(".fjs-form-field-number .fjs-form-field-error")).isVisible();
        assertThat(desk.isOpen(key)).isTrue();

        page.getByText("先询问客户").click();
        assertThat(textbox(page, "解决方案")).hasCount(0);
        // The form may settle once more after a field has appeared: what counts is what stays.
        await().pollInterval(Duration.ofMillis(500)).until(() -> stays(textbox(page, "给客户的问题"), "是什么颜色？"));
        check(page, "task-ask-zh");
        button(page, "完成").click();
        assertThat(page.getByText("已完成")).isVisible();
        assertThat(desk.isOpen(key)).isFalse();
    }

    @Test
    void theKeyboardIsEnough() {
        var complaint = desk.complaint("Typed through");
        var key = desk.keyOf(complaint, "Task_Respond");
        var page = browsers.page("http://127.0.0.1:" + port, "en-US", 1440);
        page.navigate("/login");
        assertThat(page.locator("[name=username]")).isFocused();
        page.keyboard().type("lead");
        page.keyboard().press("Tab");
        page.keyboard().type("lead");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Inbox");
        page.navigate("/tasks?box=all");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("j");
        assertThat(page.locator(".tasks .what a").first()).isFocused();
        page.keyboard().press("j");
        page.keyboard().press("k");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).isVisible();

        page.navigate("/tasks/" + key);
        button(page, "Claim").focus();
        page.keyboard().press("Enter");
        page.getByLabel("Reply to the customer").focus();
        page.keyboard().type("Written without a mouse.");
        button(page, "Complete").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByText("Done: Respond to customer")).isVisible();
    }

    @Test
    void somebodyTakesNoteOfANoticeAndItWaitsNoMore() {
        var complaint = desk.complaint("Noted in the browser");
        tell(complaint, "complaints", "resolution.warning");
        var page = loggedIn("agent", "en-US", 1440);
        assertThat(page.locator("nav .badge")).isVisible();
        page.locator("nav a[href='/notices']").click();
        var row = page.locator("tr").filter(new Locator.FilterOptions().setHasText("Noted in the browser"));
        assertThat(row.locator(".what a")).hasText("The resolution is due soon");
        row.locator("button").click();

        assertThat(page.getByText("You have taken note for your group.")).isVisible();
        assertThat(row).hasCount(0);
        page.navigate("/notices?all=true");
        assertThat(row.locator(".noted")).containsText("agent");
    }

    @Test
    void whatGotStuckGoesOnWhenSomebodyResolvesIt() {
        var gate = "Gateway_" + UUID.randomUUID().toString().substring(0, 8);
        var process = "Process_" + gate;
        var model = Bpmn.createExecutableProcess(process)
                .startEvent()
                .exclusiveGateway(gate)
                .conditionExpression("=approved")
                .endEvent()
                .done();
        engine.newDeployResourceCommand()
                .addProcessModel(model, process + ".bpmn")
                .send()
                .join();
        var instance = engine.newCreateInstanceCommand()
                .bpmnProcessId(process)
                .latestVersion()
                .send()
                .join()
                .getProcessInstanceKey();
        var page = loggedIn("ops", "en-US", 1440);
        var row = page.locator("tr").filter(new Locator.FilterOptions().setHasText(gate));
        await().untilAsserted(() -> {
            page.navigate("/incidents");
            assertThat(row.count()).isEqualTo(1);
        });

        engine.newSetVariablesCommand(instance)
                .variables(Map.of("approved", true))
                .send()
                .join();
        row.locator("button").click();
        assertThat(page.locator("[role=status]")).isVisible();
        assertThat(row).hasCount(0);
        assertThat(engine.newProcessInstanceSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance).state(ProcessInstanceState.ACTIVE))
                        .send()
                        .join()
                        .items())
                .isEmpty();
    }

    @Test
    void operationsEditACalendarAndTryItBeforeTheySave() {
        var id = "browser-" + UUID.randomUUID().toString().substring(0, 8);
        var page = loggedIn("ops", "en-US", 1440);
        page.navigate("/new-calendar?year=2026");
        page.locator("#f-id").fill(id);
        page.locator("#f-name").fill("Typed in a browser");
        page.locator("#f-start").fill("2026-10-09T16:00"); // a Friday
        page.locator("[name='week.FRIDAY.to']").fill("16");
        page.locator("[name='week.FRIDAY.to']").blur();
        assertThat(page.locator("#drawing-FRIDAY")).containsText("7 h");
        assertThat(page.locator(".answer strong")).hasText("Mon 12 Oct 2026, 17:00");

        button(page, "Add hours: Saturday").press("Enter");
        assertThat(page.locator("#f-week-SATURDAY-0")).isFocused();
        page.keyboard().type("9");
        page.keyboard().press("Tab");
        page.keyboard().type("12");
        page.keyboard().press("Tab");
        assertThat(page.locator(".answer strong")).hasText("Mon 12 Oct 2026, 14:00");

        page.locator("[data-date='2026-10-12']").click();
        assertThat(page.locator("#f-x-first")).isFocused();
        page.locator("#f-x-reason").fill("Moving house");
        page.keyboard().press("Enter");
        assertThat(page.locator(".spans")).containsText("no work (Moving house)");
        assertThat(page.locator("[data-date='2026-10-12']")).hasClass("holiday");
        assertThat(page.locator(".answer strong")).hasText("Tue 13 Oct 2026, 14:00");

        page.locator("#f-list-file")
                .setInputFiles(new FilePayload(
                        "2026.json",
                        "application/json",
                        "{\"year\": 2026, \"days\": [{\"date\": \"2026-10-13\", \"isOffDay\": true}]}"
                                .getBytes(UTF_8)));
        button(page, "Enter the list").click();
        assertThat(page.locator("[role=status]")).containsText("1 new, 0 changed");
        assertThat(page.locator(".answer strong")).hasText("Wed 14 Oct 2026, 14:00");
        look(page, "calendar-new-en");

        button(page, "Save").click();
        assertThat(page.getByText("Version 1 is saved")).isVisible();
        page.locator("#f-name").fill("Tried on the past");
        var past = page.waitForPopup(
                () -> button(page, "Try it on past complaints (new tab)").click());
        assertThat(past.locator("#calendar")).hasValue(id);
        assertThat(past.locator("#what-if-result")).isVisible();
        assertThat(past.locator("#hours").inputValue()).contains("Tried on the past", "2026-10-13");
    }

    @Test
    void theLanguageIsAChoiceThatLasts() {
        var page = loggedIn("agent", "en-US", 1440);
        page.navigate("/messages");
        page.getByText("中文").click();
        assertThat(page.locator("h1")).hasText("消息");
        page.navigate("/tasks");
        assertThat(page.locator("h1")).hasText("收件箱");
    }

    /** Whether the text is there already; else it is typed. */
    private static boolean stays(Locator field, String text) {
        if (field.inputValue().equals(text)) {
            return true;
        }
        field.fill(text);
        return false;
    }

    private static Locator textbox(Page page, String name) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name));
    }

    private void respond(String complaint) {
        var key = desk.keyOf(complaint, "Task_Respond");
        var done = desk.as("agent")
                .post("/api/tasks/" + key + "/complete", "{\"variables\": {\"text_reply\": \"Soon.\"}}");
        assertThat(done.status()).as(done.response().body()).isEqualTo(200);
    }
}
