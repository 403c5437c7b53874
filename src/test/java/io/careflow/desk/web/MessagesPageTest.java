package io.careflow.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.careflow.CareflowTest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages in the desk: why one is not sent, or not yet, and what to do with one that went no further. */
@CareflowTest
class MessagesPageTest extends BrowserCase {

    private static final String PUT_OFF = """
            [{"at": "2026-11-22T13:20:00Z", "moment": "asked", "verdict": "defer", "reason": "quiet-hours",
              "until": "2026-11-23T00:00:00Z", "zone": "Asia/Shanghai", "rule": "Rule_ContactPolicy_03", "policy": "0a1b2c3d4e5f"},
             {"at": "2026-11-23T00:00:02Z", "lastAt": "2026-11-23T01:00:02Z", "moment": "sending", "verdict": "suppress",
              "reason": "opted-out", "rule": "Rule_ContactPolicy_03", "policy": "0a1b2c3d4e5f"}]""";

    @Autowired
    JdbcClient jdbc;

    private UUID complaint;

    @BeforeEach
    void aComplaint() {
        complaint = UUID.fromString(desk.complaint("Messages of " + UUID.randomUUID()));
    }

    @Test
    void whyAMessageWasNotSentIsSaidInWords() {
        var message = message("suppressed", "opted-out", PUT_OFF);
        var page = loggedIn("agent", "en-US", 1440);
        page.navigate("/complaints/" + complaint);
        var line = page.locator("li", new Page.LocatorOptions().setHasText("not wanted"));
        line.locator("a").click();

        assertThat(page).hasURL(Pattern.compile("/messages/" + message));
        var decisions = page.locator(".decisions li");
        assertThat(decisions.first()).containsText("When it was asked for: put off to Nov 23, 2026, 8:00");
        assertThat(decisions.first()).containsText("on the customer's clock (Asia/Shanghai)");
        assertThat(decisions.first()).containsText("These are quiet hours where the customer is.");
        assertThat(decisions.first()).containsText("Contact policy: Surveys elsewhere: unless they said no.");
        assertThat(decisions.last()).containsText("Just before sending: do not send");
        assertThat(decisions.last()).containsText("The customer does not want messages");
        check(page, "message-en");

        var narrow = loggedIn("ops", "zh-CN", 390);
        narrow.navigate("/messages/" + message);
        assertThat(narrow.locator(".decisions")).containsText("客户不愿通过该渠道接收此类消息。");
        assertThat(narrow.locator(".decisions")).containsText("推迟到客户当地时间 2026年11月23日 08:00（Asia/Shanghai）");
        assertThat(narrow.locator(".decisions")).containsText("联系规则：其他国家的满意度调查：除非客户拒收。");
        check(narrow, "message-zh");
    }

    @Test
    void aLeadSendsAnewWhatFailedAndDiscardsWhatNobodyNeeds() {
        // Its deadline, of which the acknowledgement tells, is set by then.
        desk.keyOf(complaint.toString(), "Task_Respond");
        var failed = message("failed", "gave-up:smtp-unreachable", "[]");
        var unknown = message("unknown", "interrupted", "[]");
        var page = loggedIn("lead", "en-US", 1440);
        page.navigate("/messages");
        page.locator(".tabs a[href='/messages?stuck=true']").click();
        assertThat(page.locator("nav .badge").first()).isVisible();
        assertThat(page.locator("a[href='/messages/" + unknown + "']")).isVisible();
        assertThat(page.locator("main")).containsText("given up: mail server out of reach");
        check(page, "messages-stuck-en");
        page.locator("form[action='/messages/" + unknown + "/discard'] button").click();
        assertThat(page.locator("[role=status]")).hasText("The message was discarded.");
        assertThat(page.locator("a[href='/messages/" + unknown + "']")).hasCount(0);

        page.locator("a[href='/messages/" + failed + "']").click();
        look(page, "message-stuck-en");
        page.locator("form[action='/messages/" + failed + "/resend'] button").click();
        assertThat(page.locator("[role=status]")).containsText("asked for anew");
        assertThat(page).not().hasURL(Pattern.compile(failed.toString()));
        assertThat(page.locator(".decisions li").first()).containsText("When it was asked for: send");
    }

    @Test
    void messagesThatNeedAPersonOnANarrowScreen() {
        var failed = message("failed", "twilio-30003", "[]");
        var page = loggedIn("ops", "zh-CN", 390);
        page.navigate("/messages?stuck=true");
        assertThat(page.locator("a[href='/messages/" + failed + "']")).isVisible();
        check(page, "messages-stuck-zh");
        page.locator("form[action='/messages/" + failed + "/discard'] button").click();
        assertThat(page.locator("[role=status]")).hasText("消息已作废。");

        var agent = loggedIn("agent", "zh-CN", 390);
        agent.navigate("/messages?stuck=true");
        assertThat(agent.locator(".tabs")).hasCount(0);
        assertThat(agent.locator(".settling")).hasCount(0);
    }

    private UUID message(String status, String reason, String decisions) {
        var id = ids.next();
        jdbc.sql("""
                        insert into message (id, message_key, customer_id, complaint_id, channel, template, purpose, locale,
                            status, reason, decisions, next_attempt_at, created_at)
                        select ?, ?, customer_id, id, 'email', 'complaint-acknowledgement', 'service', 'zh-CN', ?, ?,
                            ?::jsonb, now(), now() from complaint where id = ?""")
                .params(id, "page:" + id, status, reason, decisions, complaint)
                .update();
        return id;
    }
}
