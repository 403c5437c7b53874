package io.careflow.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.careflow.CareflowTest;
import io.careflow.customer.Customers;
import io.careflow.customer.NewCustomer;
import io.careflow.messaging.sms.TwilioCalls;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands beside the messages in the desk: SMS of nobody known, mails that could not be taken in, and greetings. */
@CareflowTest
class MessageTabsPageTest extends BrowserCase {

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aLeadSeesWhoWroteWithoutBeingKnownAndDiscardsIt() {
        var number = "+86139" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
        var sent = new TwilioCalls(port)
                .call(
                        "/webhooks/twilio/inbound",
                        Map.of("MessageSid", "SM" + UUID.randomUUID(), "From", number, "Body", "请问我的包裹在哪里？"));
        Assertions.assertEquals(200, sent.statusCode());

        var page = loggedIn("lead", "zh-CN", 390);
        page.navigate("/unknown-senders");
        var row = page.locator("tbody tr", new Page.LocatorOptions().setHasText(number));
        assertThat(row).containsText("请问我的包裹在哪里？");
        check(page, "unknown-senders-zh");
        row.locator("form[action$='/look-again'] button").click();
        assertThat(page.locator("[role=alert]")).isVisible();
        row.locator("form[action$='/discard'] button").click();
        assertThat(page.locator("[role=status]")).isVisible();
        assertThat(row).hasCount(0);

        var english = loggedIn("lead", "en-US", 1440);
        english.navigate("/unknown-senders");
        assertThat(english.locator(".tabs a[aria-current]")).hasText("SMS from unknown numbers");
        check(english, "unknown-senders-en");
    }

    @Test
    void operationsHaveAMailTriedAgainThatCouldNotBeTakenIn() {
        var place = "imap care@cloudsail.example INBOX 7/"
                + ThreadLocalRandom.current().nextInt(1_000_000);
        jdbc.sql("""
                        insert into incoming_mail (id, digest, place, received_at, state, kind, reason, attempts)
                        values (?, ?, ?, now(), 'failed', 'unread', 'jakarta.mail.MessagingException', 5)""")
                .params(ids.next(), place.getBytes(StandardCharsets.UTF_8), place)
                .update();

        var page = loggedIn("ops", "en-US", 1440);
        page.navigate("/messages");
        page.locator(".tabs a[href='/failed-mails']").click();
        var row = page.locator("tbody tr", new Page.LocatorOptions().setHasText(place));
        assertThat(row).containsText("tried 5 times, given up");
        check(page, "failed-mails-en");
        row.locator("button").click();
        assertThat(page.locator("[role=status]")).containsText("tried again");
        assertThat(row).not().containsText("given up");

        var chinese = loggedIn("ops", "zh-CN", 390);
        chinese.navigate("/failed-mails");
        assertThat(chinese.locator("h1")).hasText("未能接收的邮件");
        check(chinese, "failed-mails-zh");
        var agent = loggedIn("agent", "en-US", 1440);
        Assertions.assertEquals(403, agent.navigate("/failed-mails").status());
        // The browser says that a page was refused.
        browsers.complaints();
    }

    @Test
    void whatCustomersWereGreetedForIsListed() {
        var customer = customers
                .findOrCreate(new NewCustomer("王小明", UUID.randomUUID() + "@example.org", null, "zh-CN"))
                .id();
        greeting(customer, "birthday", "left-out", "open-complaint", null);
        greeting(customer, "anniversary", "greeted", null, 5);

        var page = loggedIn("lead", "en-US", 1440);
        page.navigate("/greetings");
        var rows = page.locator("tbody tr", new Page.LocatorOptions().setHasText("王小明"));
        assertThat(rows.first()).containsText("Anniversary of the first purchase · 5 years");
        assertThat(rows.nth(1)).containsText("Left out open complaint");
        check(page, "greetings-en");
        rows.first().locator("a").first().click();
        assertThat(page.locator("main")).containsText("Greeting");

        var chinese = loggedIn("lead", "zh-CN", 390);
        chinese.navigate("/greetings");
        assertThat(chinese.locator("tbody")).containsText("首购周年 · 5 周年");
        check(chinese, "greetings-zh");
    }

    @Test
    void whomWasRemindedIsListedWithWhatCameOfIt() {
        var customer = customers
                .findOrCreate(new NewCustomer("李小红", UUID.randomUUID() + "@example.org", null, "zh-CN"))
                .id();
        reminder(customer, "left-out", "no-consent");
        reminder(customer, "bought", null);

        var page = loggedIn("lead", "en-US", 1440);
        page.navigate("/purchase-reminders");
        var rows = page.locator("tbody tr", new Page.LocatorOptions().setHasText("李小红"));
        assertThat(rows.first()).containsText("Bought again");
        assertThat(rows.nth(1)).containsText("Left out no consent");
        check(page, "reminders-en");
        rows.first().locator("a").first().click();
        assertThat(page.locator("main")).containsText("Next-purchase reminder");

        var chinese = loggedIn("lead", "zh-CN", 390);
        chinese.navigate("/purchase-reminders");
        assertThat(chinese.locator("tbody")).containsText("已复购");
        check(chinese, "reminders-zh");
    }

    private void reminder(UUID customer, String state, String reason) {
        jdbc.sql("""
                        insert into purchase_reminder (id, customer_id, begun_for, last_purchase, expected, state, reason,
                            begun_at, done_at)
                        values (?, ?, ?, ?, '2026-11-22', ?, ?, now(), now())""")
                .params(
                        ids.next(),
                        customer,
                        customer,
                        LocalDate.of(2026, 10, state.equals("bought") ? 23 : 1),
                        state,
                        reason)
                .update();
    }

    private void greeting(UUID customer, String occasion, String state, String reason, Integer years) {
        jdbc.sql("""
                        insert into greeting (id, customer_id, begun_for, occasion, year, day, years, state, reason,
                            begun_at, done_at)
                        values (?, ?, ?, ?, 2026, '2026-11-22', ?, ?, ?, now(), now())""")
                .params(ids.next(), customer, customer, occasion, years, state, reason)
                .update();
    }
}
