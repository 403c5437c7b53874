package io.careflow.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.careflow.CareflowTest;
import io.careflow.customer.ContactDetails;
import io.careflow.customer.ContactKind;
import io.careflow.customer.CustomerDetails;
import io.careflow.customer.Customers;
import io.careflow.planning.Planner;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The calendar of revisits, and the task of one, in a browser. */
@CareflowTest
class RevisitsPageTest extends BrowserCase {

    @Autowired
    Customers customers;

    @Autowired
    Planner planner;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @ParameterizedTest
    @CsvSource({"en-US, 1440, Satisfied", "zh-CN, 390, 满意"})
    void aDayOfTheCalendarTellsWhoIsToBeCalledAndTheTaskWhatToAsk(String language, int width, String satisfied) {
        var suffix = "-" + language.substring(0, 2);
        var name = "回访 " + UUID.randomUUID();
        var customer = neverTalkedTo(name);
        var due = await().until(
                        () -> {
                            plan(customer);
                            return dueOn(customer);
                        },
                        Optional::isPresent)
                .orElseThrow();

        var page = loggedIn("admin", language, width);
        page.navigate("/revisits?day=" + due);
        assertThat(page.locator("ul.lines a", containing(name))).isVisible();
        assertThat(page.locator("td.is-chosen .open")).isVisible();
        check(page, "revisits" + suffix);

        var task = await().until(() -> taskOf(customer), Optional::isPresent).orElseThrow();
        page.navigate("/tasks/" + task);
        if (page.locator(".claim button").count() > 0) {
            page.locator(".claim button").click();
        }
        page.locator(".fjs-form-field-radio input").first().check();
        page.locator(".fjs-form-field textarea").first().fill("All is well.");
        check(page, "revisit-task" + suffix);
        page.locator("#complete").click();
        page.waitForURL("**/tasks");
        await().until(() -> jdbc.sql("select outcome from revisit where customer_id = ?")
                .param(customer)
                .query(String.class)
                .optional()
                .filter("satisfied"::equals)
                .isPresent());
        page.navigate("/revisits?day=" + due);
        assertThat(page.locator("ul.lines li", containing(name)).locator(".chip"))
                .containsText(satisfied);
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private UUID neverTalkedTo(String name) {
        var phone = "139" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
        var id = customers
                .create(new CustomerDetails(
                        null,
                        name,
                        null,
                        null,
                        null,
                        List.of(ContactDetails.of(ContactKind.PHONE, phone)),
                        null,
                        null,
                        null,
                        "CN",
                        null,
                        null,
                        "page-" + UUID.randomUUID(),
                        null,
                        null))
                .id();
        jdbc.sql("update customer set created_at = ? where id = ?")
                .params(clock.instant().minus(Duration.ofDays(200)).atOffset(ZoneOffset.UTC), id)
                .update();
        return id;
    }

    /** The nightly rating may find out meanwhile that they bought nothing. */
    private void plan(UUID customer) {
        jdbc.sql("update customer set tier = 'A', lifecycle = 'loyal', lifecycle_since = created_at where id = ?")
                .param(customer)
                .update();
        jdbc.sql("delete from planner_run where flow = 'periodic-revisit'").update();
        planner.find("periodic-revisit", Duration.ofMinutes(5));
        planner.start("periodic-revisit", Duration.ofMinutes(5));
    }

    private Optional<LocalDate> dueOn(UUID customer) {
        return jdbc.sql("select (due_at at time zone 'Asia/Shanghai')::date from revisit where customer_id = ?")
                .param(customer)
                .query(LocalDate.class)
                .optional();
    }

    private Optional<Long> taskOf(UUID customer) {
        return jdbc.sql("select key from desk_task where customer_id = ? and state = 'open'")
                .param(customer)
                .query(Long.class)
                .optional();
    }
}
