package io.careflow.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.careflow.CareflowTest;
import io.careflow.churn.ChurnScores;
import io.careflow.customer.RescueWanted;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Risks and rescues as staff see them. */
@CareflowTest
class ChurnPageTest extends BrowserCase {

    @Autowired
    ChurnScores scores;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    @Test
    void saysWhoIsAtRiskAndWhyInBothLanguagesOnWideAndNarrowScreens() {
        var customer = silentBuyer();
        transaction.executeWithoutResult(
                status -> events.publishEvent(new RescueWanted(UUID.fromString(customer), "periodic-revisit")));

        var page = loggedIn("agent", "en-US", 1440);
        page.navigate("/churn");
        assertThat(page.locator(".pairs")).containsText("usual intervals");
        check(page, "churn-en");
        page.navigate("/churn/rescues");
        assertThat(page.locator(".pairs")).containsText("Says that they leave");
        check(page, "churn-rescues-en");
        shows(page, customer, "Has bought nothing for four of their usual intervals or longer.");
        check(page, "churn-customer-en");

        page = loggedIn("agent", "zh-CN", 390);
        page.navigate("/churn");
        assertThat(page.locator(".pairs")).containsText("平常间隔");
        check(page, "churn-zh");
        page.navigate("/churn/rescues");
        check(page, "churn-rescues-zh");
        shows(page, customer, "已有四个平常间隔或更久没有购买。");
        page.navigate("/churn/customers/" + customer);
        check(page, "churn-customer-zh");
    }

    /** On their own page, loaded after the rest of it. */
    private static void shows(Page page, String customer, String why) {
        page.navigate("/customers/" + customer);
        assertThat(page.locator(".risk")).containsText(why);
    }

    private String silentBuyer() {
        var id = desk.as("agent")
                .post("/api/customers", "{\"name\": \"王小明\", \"owner\": \"agent\"}")
                .json()
                .get("id")
                .asString();
        for (var i = 0; i < 10; i++) {
            jdbc.sql(
                            "insert into purchase (id, customer_id, source, order_id, line, product, quantity, amount,"
                                    + " currency, at, created_at) values (?, ?, 'shop', ?, 1, 'Kettle', 1, 100000, 'CNY', ?, ?)")
                    .params(
                            UUID.randomUUID(),
                            UUID.fromString(id),
                            UUID.randomUUID().toString(),
                            clock.instant().minus(Duration.ofDays(70 + 10L * i)).atOffset(ZoneOffset.UTC),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
        scores.rate(List.of(UUID.fromString(id)));
        return id;
    }
}
