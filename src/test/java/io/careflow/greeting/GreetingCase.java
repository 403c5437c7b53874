package io.careflow.greeting;

import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import io.careflow.CareflowTest;
import io.careflow.customer.ContactDetails;
import io.careflow.customer.ContactKind;
import io.careflow.customer.CustomerDetails;
import io.careflow.customer.Customers;
import io.careflow.customer.Preferences;
import io.careflow.planning.Judgement;
import io.careflow.planning.Planner;
import io.careflow.platform.Ids;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Customers with occasions, and what becomes of them. */
@CareflowTest
abstract class GreetingCase {

    static final String FLOW = "customer-greeting";
    static final ZoneId COMPANY = ZoneId.of("Asia/Shanghai");

    @Autowired
    GreetingFlow flow;

    @Autowired
    GreetingRows rows;

    @Autowired
    Planner planner;

    @Autowired
    Customers customers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    Api as(String user) {
        return new Api(path -> URI.create("http://127.0.0.1:" + port + path), user);
    }

    /** @param contacts a phone has no @ */
    UUID customer(String birthday, String country, String channel, String... contacts) {
        var known = Arrays.stream(contacts)
                .map(value -> ContactDetails.of(value.contains("@") ? ContactKind.EMAIL : ContactKind.PHONE, value))
                .toList();
        return customers
                .create(new CustomerDetails(
                        null,
                        "Li Na",
                        null,
                        null,
                        null,
                        known,
                        null,
                        null,
                        null,
                        country,
                        birthday,
                        null,
                        null,
                        channel == null ? null : new Preferences(channel, List.of(), null),
                        null))
                .id();
    }

    static String email() {
        return UUID.randomUUID() + "@example.org";
    }

    static String phone() {
        return "138" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
    }

    LocalDate daytime() {
        return as("admin").daytime();
    }

    void advance(Duration by) {
        as("admin").advance(by);
    }

    /** As the planner does, for the customers that it finds. */
    void plan() {
        find();
        // Whoever was searching with what stood before has ended: from here on it is as it stands now.
        jdbc.sql("delete from planner_run where flow = ?").param(FLOW).update();
        find();
        await().until(() -> planner.start(FLOW, Duration.ofMinutes(5)));
    }

    private void find() {
        while (!planner.find(FLOW, Duration.ofMinutes(5))) {}
    }

    List<Judgement> judge(LocalDate date, UUID customer) {
        return flow.judge(date, List.of(customer));
    }

    /** Begins a greeting for a day of which it was found due before. */
    UUID begin(UUID customer, LocalDate day) {
        var id = ids.next();
        transaction.executeWithoutResult(status -> flow.start(
                id,
                day,
                Judgement.due(
                        customer,
                        "birthday-" + day.getYear(),
                        "birthday",
                        Map.of("occasion", "birthday", "year", day.getYear()))));
        return id;
    }

    Greeting awaitEnd(UUID greeting) {
        return await().until(() -> rows.find(greeting).orElseThrow(), found -> found.doneAt() != null);
    }

    Greeting awaitOnly(UUID customer) {
        return await().until(
                        () -> rows.ofCustomer(customer, 10),
                        found -> found.size() == 1 && found.getFirst().doneAt() != null)
                .getFirst();
    }

    String message(Greeting greeting) {
        return jdbc.sql("select template || ' by ' || channel || ' for ' || purpose from message where id = ?")
                .param(greeting.messageId())
                .query(String.class)
                .single();
    }

    static String yearly(LocalDate date) {
        return "--%02d-%02d".formatted(date.getMonthValue(), date.getDayOfMonth());
    }
}
