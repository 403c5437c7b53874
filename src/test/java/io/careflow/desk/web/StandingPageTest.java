package io.careflow.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.camunda.client.CamundaClient;
import io.careflow.CareflowTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a customer stands, and a review of their record, as staff see them. */
@CareflowTest
class StandingPageTest extends BrowserCase {

    @Autowired
    CamundaClient engine;

    @Autowired
    JdbcClient jdbc;

    @Test
    void saysTierAndWhyInBothLanguagesOnWideAndNarrowScreens() {
        var customer = someBuyer();
        var page = loggedIn("agent", "en-US", 1440);
        show(page, customer);
        assertThat(page.locator(".standing")).containsText("Buys for 2,000 or more a year.");
        assertThat(page.locator(".standing")).containsText("First-time buyer");
        check(page, "standing-en");

        page = loggedIn("agent", "zh-CN", 390);
        show(page, customer);
        assertThat(page.locator(".standing")).containsText("一年内购买达到 2,000。");
        assertThat(page.locator(".timeline")).containsText("等级由 C 变为 B");
        check(page, "standing-zh");
    }

    @Test
    void aReviewShowsWhatIsToBeMendedBesideItsForm() {
        var task = reviewTask(someBuyer());
        var page = loggedIn("agent", "zh-CN", 1440);
        page.navigate("/tasks/" + task);
        assertThat(page.locator("h1")).hasText("核对客户资料");
        assertThat(page.getByText("联系不上客户")).isVisible();
        assertThat(page.locator("#quality-title")).isVisible();
        check(page, "review-zh");

        page = loggedIn("agent", "en-US", 390);
        page.navigate("/tasks/" + task);
        assertThat(page.getByText("I have mended the record")).isVisible();
        check(page, "review-en");
    }

    private static void show(Page page, String customer) {
        page.navigate("/customers/" + customer);
        page.locator(".standing summary").first().click();
        page.locator(".standing summary").last().click();
    }

    private String someBuyer() {
        var agent = desk.as("agent");
        var id = agent.post("/api/customers", "{\"name\": \"王小明\", \"owner\": \"agent\"}")
                .json()
                .get("id")
                .asString();
        var standing = "/api/customers/" + id + "/standing/recompute";
        assertThat(agent.post(standing, "").status()).isEqualTo(200);
        agent.post(
                "/api/customers/" + id + "/purchases",
                "{\"source\": \"shop\", \"orderId\": \"" + id + "\", \"product\": \"AC-200 空调\", \"quantity\": 2,"
                        + " \"amount\": 3998.50, \"currency\": \"CNY\", \"at\": \""
                        + clock.instant().minus(Duration.ofDays(9)) + "\"}");
        assertThat(agent.post(standing, "").status()).isEqualTo(200);
        return id;
    }

    private long reviewTask(String customer) {
        var review = UUID.randomUUID().toString();
        engine.newPublishMessageCommand()
                .messageName("record-review-due")
                .correlationKey(review)
                .variables(Map.of(
                        "reviewId",
                        review,
                        "customerId",
                        customer,
                        "owner",
                        "agent",
                        "group",
                        "customer-care",
                        "dueAt",
                        clock.instant().plus(Duration.ofDays(14)).toString()))
                .send()
                .join();
        return await().until(
                        () -> jdbc.sql("select key from desk_task where customer_id = ?")
                                .param(UUID.fromString(customer))
                                .query(Long.class)
                                .optional()
                                .orElse(0L),
                        key -> key > 0);
    }
}
