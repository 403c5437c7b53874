package io.careflow.customer.review;

import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.careflow.customer.ContactDetails;
import io.careflow.customer.ContactKind;
import io.careflow.customer.CustomerDetails;
import io.careflow.customer.Customers;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records of an owner whom nobody else has, and their reviews. */
abstract class ReviewCase {

    @Autowired
    RecordReviews reviews;

    @Autowired
    Customers customers;

    @Autowired
    CamundaClient engine;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    final String owner = "owner-" + UUID.randomUUID();

    /** The quarter may have been searched before the records of this test were there. */
    @BeforeEach
    void searchAnew() {
        jdbc.sql("delete from record_review_search").update();
    }

    /** Nothing to mend, but nobody has looked at it for more than a year. */
    UUID staleRecord() {
        var id = soundRecord(owner, null);
        jdbc.sql("update customer set changed_at = ? where id = ?")
                .params(clock.instant().minus(Duration.ofDays(400)).atOffset(ZoneOffset.UTC), id)
                .update();
        return id;
    }

    /** Nobody can reach them. */
    UUID unreachableRecord(String by, String group) {
        return record(by, group, List.of());
    }

    UUID soundRecord(String by, String group) {
        return record(by, group, List.of(ContactDetails.of(ContactKind.PHONE, phone())));
    }

    private UUID record(String by, String group, List<ContactDetails> contacts) {
        return customers
                .create(new CustomerDetails(
                        null, "Li Na", null, null, null, contacts, null, null, null, "CN", null, by, group, null, null))
                .id();
    }

    static String phone() {
        return "138" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
    }

    void searchAndHandOut() {
        while (!reviews.search(Duration.ofMinutes(1))) {}
        reviews.handOut();
    }

    /** The customers whose reviews the owner has open. */
    List<UUID> open() {
        return jdbc.sql(
                        "select customer_id from record_review where carer = ? and state = 'open' order by opened_at, id")
                .param("user:" + owner)
                .query(UUID.class)
                .list();
    }

    int count(UUID customer, String state) {
        return jdbc.sql("select count(*) from record_review where customer_id = ? and state = ?")
                .params(customer, state)
                .query(Integer.class)
                .single();
    }

    /** The desk's task for a customer's review. */
    Map<String, Object> task(UUID customer) {
        return await().until(
                        () -> jdbc
                                .sql("select key, assignee, array_to_string(candidate_groups, ',') as groups, due_at"
                                        + " from desk_task where customer_id = ? and element_id = 'Task_ReviewRecord'"
                                        + " and state = 'open'")
                                .param(customer)
                                .query()
                                .listOfRows()
                                .stream()
                                .findFirst()
                                .orElse(null),
                        task -> task != null);
    }

    void complete(UUID customer, String outcome) {
        var key = (Long) task(customer).get("key");
        // The desk knows of a task a moment before the engine lets anybody work on it.
        await().ignoreExceptionsInstanceOf(ProblemException.class).until(() -> {
            engine.newCompleteUserTaskCommand(key)
                    .variables(Map.of("outcome", outcome))
                    .send()
                    .join();
            return true;
        });
        await().until(() -> count(customer, "done") > 0);
    }
}
