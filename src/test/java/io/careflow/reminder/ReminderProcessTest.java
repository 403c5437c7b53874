package io.careflow.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.careflow.Api;
import io.careflow.CareflowTest;
import io.careflow.customer.ContactDetails;
import io.careflow.customer.ContactKind;
import io.careflow.customer.CustomerDetails;
import io.careflow.customer.Customers;
import io.careflow.customer.NewPurchase;
import io.careflow.customer.Purchases;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.NewStatement;
import io.careflow.customer.consent.Purpose;
import io.careflow.engine.ProcessMessages;
import io.careflow.planning.Judgement;
import io.careflow.planning.Judgement.Verdict;
import io.careflow.planning.Planner;
import io.careflow.platform.Money;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is reminded of their next purchase, and every way that a reminder goes, on the real engine. */
@CareflowTest
class ReminderProcessTest {

    private static final ZoneId COMPANY = ZoneId.of("Asia/Shanghai");

    @Autowired
    ReminderFlow flow;

    @Autowired
    ReminderRows rows;

    @Autowired
    Planner planner;

    @Autowired
    Customers customers;

    @Autowired
    Purchases purchases;

    @Autowired
    Consents consents;

    @Autowired
    ProcessMessages process;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    @Test
    void whoBuysEveryThirtyDaysIsRemindedThreeDaysBeforeAndWatchedUntilTheyBuy() {
        var today = daytime();
        var customer = monthly(today.minusDays(27), ConsentState.OPTED_IN);
        assertThat(judge(today, customer)).satisfies(judgement -> {
            assertThat(judgement.verdict()).isEqualTo(Verdict.DUE);
            assertThat(judgement.occasion()).isEqualTo("after-" + today.minusDays(27));
            assertThat(judgement.facts()).containsEntry("remindOn", today.toString());
        });
        plan();
        plan();
        var reminder = await(customer, "reminded");
        assertThat(jdbc.sql("select template || ' by ' || channel || ' for ' || purpose from message where id = ?")
                        .param(reminder.messageId())
                        .query(String.class)
                        .single())
                .isEqualTo("next-purchase by email for marketing");
        assertThat(judge(today, customer).reason()).isEqualTo("reminded-already");
        assertThat(admin().all("/api/purchase-reminders"))
                .filteredOn(each -> each.get("customerId").asString().equals(customer.toString()))
                .singleElement()
                .matches(each -> each.get("state").asString().equals("reminded")
                        && !each.get("messageStatus").isNull());

        buy(customer, clock.instant());
        assertThat(await(customer, "bought").doneAt()).isNotNull();
    }

    @Test
    void whoBuysFirstIsNotReminded() {
        var today = daytime();
        var customer = monthly(today.minusDays(25), ConsentState.OPTED_IN);
        plan();
        assertThat(await(customer, "begun").expected()).isEqualTo(today.plusDays(5));
        buy(customer, clock.instant());
        assertThat(await(customer, "bought-first").messageId()).isNull();
    }

    @Test
    void onePersonWithTwoRecordsIsRemindedOnce() {
        var today = daytime();
        var survivor = monthly(today.minusDays(26), ConsentState.OPTED_IN);
        var merged = monthly(today.minusDays(26), ConsentState.OPTED_IN);
        plan();
        await(survivor, "begun");
        await(merged, "begun");
        admin().merge(survivor, merged);
        advance(Duration.ofHours(24));

        Awaitility.await().untilAsserted(() -> assertThat(rows.ofCustomer(survivor, 10))
                .extracting(PurchaseReminder::state, PurchaseReminder::reason)
                .containsExactlyInAnyOrder(tuple("reminded", null), tuple("left-out", "reminded-already")));
        assertThat(judge(today.plusDays(1), survivor).reason()).isEqualTo("reminded-already");
    }

    @Test
    void whoTakesTheirConsentBackBeforeTheDayIsNotReminded() {
        var today = daytime();
        var customer = monthly(today.minusDays(26), ConsentState.OPTED_IN);
        plan();
        await(customer, "begun");
        say(customer, ConsentState.OPTED_OUT);
        advance(Duration.ofHours(24));
        assertThat(await(customer, "left-out").reason()).isEqualTo("opted-out");
    }

    @Test
    void whoDoesNotBuyInTimeIsWatchedNoLonger() {
        var today = daytime();
        var customer = monthly(today.minusDays(27), ConsentState.OPTED_IN);
        var id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            rows.begin(id, customer, today.minusDays(27), today.plusDays(3));
            process.publish(
                    "purchase-reminder-due",
                    id.toString(),
                    Map.of(
                            "reminderId", id.toString(),
                            "subjectId", id.toString(),
                            "customerId", customer.toString(),
                            "remindAt", clock.instant().toString(),
                            "watchUntil",
                                    clock.instant().plus(Duration.ofHours(2)).toString()));
        });
        await(customer, "reminded");
        advance(Duration.ofHours(3));
        await(customer, "not-bought");
    }

    @Test
    void nobodyIsRemindedWithoutConsentOrRhythmOrBeforeTime() {
        var today = planner.today();
        assertThat(judge(today, monthly(today.minusDays(27), null)).reason()).isEqualTo("no-consent");
        assertThat(judge(today, monthly(today.minusDays(20), ConsentState.OPTED_IN))
                        .reason())
                .isEqualTo("not-yet");
        assertThat(judge(today, monthly(today.minusDays(31), ConsentState.OPTED_IN))
                        .reason())
                .isEqualTo("day-is-past");
        var unsteady = customer();
        for (var ago : List.of(200, 190, 120, 110, 20)) {
            buy(unsteady, at(today.minusDays(ago)));
        }
        assertThat(judge(today, unsteady).reason()).isEqualTo("unsteady-rhythm");
        assertThat(flow.judge(today, List.of(customer()))).isEmpty();
    }

    @Test
    void whoIsBeingTalkedOutOfLeavingIsNotReminded() {
        var today = planner.today();
        var customer = monthly(today.minusDays(27), ConsentState.OPTED_IN);
        assertThat(judge(today, customer).verdict()).isEqualTo(Verdict.DUE);
        jdbc.sql("""
                        insert into churn_rescue (id, reference, customer_id, origin, reason, risk, stake, currency, status,
                            opened_at)
                        values (gen_random_uuid(), ?, ?, 'churn-rescue', 'silence', 'high', 0, 'CNY', 'open', ?)""")
                .params("T-" + customer, customer, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        assertThat(judge(today, customer).reason()).isEqualTo("open-rescue");
        jdbc.sql("delete from churn_rescue where customer_id = ?")
                .param(customer)
                .update();
    }

    private UUID monthly(LocalDate last, ConsentState said) {
        var customer = customer();
        if (said != null) {
            say(customer, said);
        }
        for (int i = 4; i >= 0; i--) {
            buy(customer, at(last.minusDays(30L * i)));
        }
        return customer;
    }

    private UUID customer() {
        return customers
                .create(new CustomerDetails(
                        null,
                        "Li Na",
                        null,
                        null,
                        null,
                        List.of(ContactDetails.of(ContactKind.EMAIL, UUID.randomUUID() + "@example.org")),
                        null,
                        null,
                        null,
                        "CN",
                        null,
                        null,
                        null,
                        null,
                        null))
                .id();
    }

    private void say(UUID customer, ConsentState state) {
        consents.record(
                customer,
                List.of(new NewStatement(
                        ConsentChannel.EMAIL, Purpose.MARKETING, state, null, "web-form", "Yes, tell me of offers.")));
    }

    private void buy(UUID customer, Instant at) {
        purchases.add(new NewPurchase(
                customer,
                "shop",
                UUID.randomUUID().toString(),
                1,
                "Tea",
                BigDecimal.ONE,
                Money.of(new BigDecimal("30"), "CNY"),
                at,
                null));
    }

    private static Instant at(LocalDate day) {
        return day.atTime(9, 0).atZone(COMPANY).toInstant();
    }

    private Judgement judge(LocalDate date, UUID customer) {
        return flow.judge(date, List.of(customer)).getFirst();
    }

    private PurchaseReminder await(UUID customer, String state) {
        return Awaitility.await()
                .until(
                        () -> rows.ofCustomer(customer, 10),
                        found -> found.size() == 1 && found.getFirst().state().equals(state))
                .getFirst();
    }

    private void plan() {
        find();
        // Whoever was searching with what stood before has ended: from here on it is as it stands now.
        jdbc.sql("delete from planner_run where flow = ?").param(flow.name()).update();
        find();
        Awaitility.await().until(() -> planner.start(flow.name(), Duration.ofMinutes(5)));
    }

    private void find() {
        while (!planner.find(flow.name(), Duration.ofMinutes(5))) {}
    }

    private LocalDate daytime() {
        return admin().daytime();
    }

    private void advance(Duration by) {
        admin().advance(by);
    }

    private Api admin() {
        return new Api(path -> URI.create("http://127.0.0.1:" + port + path), "admin");
    }
}
