package io.careflow.revisit;

import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.careflow.Api;
import io.careflow.customer.ContactDetails;
import io.careflow.customer.ContactKind;
import io.careflow.customer.CustomerDetails;
import io.careflow.customer.Customers;
import io.careflow.customer.Timeline;
import io.careflow.desk.TypedTexts;
import io.careflow.planning.Planner;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers of a team that nobody else has, and their revisits. */
abstract class RevisitCase {

    static final Duration LONG = Duration.ofMinutes(5);
    static final String FLOW = "periodic-revisit";

    @Autowired
    RevisitFlow flow;

    @Autowired
    RevisitTable revisits;

    @Autowired
    Planner planner;

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    TypedTexts texts;

    @Autowired
    CamundaClient engine;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    private final Map<UUID, List<String>> standing = new HashMap<>();

    final String team = "team-" + UUID.randomUUID();

    UUID customer(String tier) {
        return customer(tier, "138" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000));
    }

    /** Somebody of the team who bought, and has not heard from us for two hundred days. */
    UUID customer(String tier, String... contacts) {
        var known = Arrays.stream(contacts)
                .map(value -> ContactDetails.of(value.contains("@") ? ContactKind.EMAIL : ContactKind.PHONE, value))
                .toList();
        var id = customers
                .create(new CustomerDetails(
                        null, "Li Na", null, null, null, known, null, null, null, "CN", null, null, team, null, null))
                .id();
        jdbc.sql("update customer set created_at = ? where id = ?")
                .params(clock.instant().minus(Duration.ofDays(200)).atOffset(ZoneOffset.UTC), id)
                .update();
        standsAt(id, tier, "repeat");
        return id;
    }

    void standsAt(UUID customer, String tier, String lifecycle) {
        standing.put(customer, List.of(tier, lifecycle));
        stand();
    }

    private void stand() {
        standing.forEach((customer, values) -> jdbc.sql(
                        "update customer set tier = ?, lifecycle = ?, lifecycle_since = created_at where id = ?")
                .params(values.getFirst(), values.getLast(), customer)
                .update());
    }

    private boolean stands() {
        return standing.entrySet().stream()
                .allMatch(known -> jdbc.sql("select tier, lifecycle from customer where id = ?")
                        .param(known.getKey())
                        .query((row, i) -> List.of(row.getString(1), row.getString(2)))
                        .single()
                        .equals(known.getValue()));
    }

    /** Once more, when the nightly rating found out meanwhile that they bought nothing. */
    <T> T whileTheyStand(Supplier<T> what) {
        T result;
        do {
            stand();
            result = what.get();
        } while (!stands());
        return result;
    }

    /** As the planner does, for the customers that it finds. */
    void plan() {
        whileTheyStand(() -> {
            find();
            // Whoever was searching with what stood before has ended: from here on it is as it stands now.
            jdbc.sql("delete from planner_run where flow = ?").param(FLOW).update();
            find();
            await().until(() -> planner.start(FLOW, LONG));
            return true;
        });
    }

    private void find() {
        while (!planner.find(FLOW, LONG)) {}
    }

    UUID openRevisit(UUID customer) {
        return revisits.openOf(customer).orElseThrow();
    }

    /** The open task of a customer; waits until there is one. */
    long task(UUID customer, String element) {
        return await().until(
                        () -> jdbc.sql("select key from desk_task where customer_id = ? and element_id = ?"
                                        + " and state = 'open'")
                                .params(customer, element)
                                .query(Long.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    void complete(UUID customer, String element, String outcome, String note) {
        var key = task(customer, element);
        if (note != null) {
            texts.keep(key, Map.of(RevisitRecord.NOTE, note), "agent");
        }
        var variables = new HashMap<String, Object>(Map.of("outcome", outcome));
        await().ignoreException(ProblemException.class).untilAsserted(() -> engine.newCompleteUserTaskCommand(key)
                .variables(variables)
                .send()
                .join());
    }

    Revisit awaitEnd(UUID revisit) {
        return await().until(
                        () -> jdbc.sql("select * from revisit where id = ?")
                                .param(revisit)
                                .query(RevisitTable::revisit)
                                .single(),
                        found -> found.closedAt() != null);
    }

    void advance(String by) {
        admin().advance(Duration.parse(by));
    }

    void merge(UUID survivor, UUID other) {
        admin().merge(survivor, other);
        standing.remove(other);
    }

    private Api admin() {
        return new Api(path -> URI.create("http://127.0.0.1:" + port + path), "admin");
    }

    List<String> story(UUID customer) {
        return timeline.ofCustomer(customer, null).items().stream()
                .map(entry -> entry.summary())
                .toList();
    }
}
