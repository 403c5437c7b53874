package io.careflow.customer.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import io.careflow.CareflowTest;
import io.careflow.customer.CustomFields;
import io.careflow.customer.DataFault;
import io.careflow.customer.DataQualities;
import io.careflow.customer.Interaction;
import io.careflow.customer.Timeline;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Reviews on the real engine, from the planner to what comes of them. */
@CareflowTest
class RecordReviewFlowTest extends ReviewCase {

    @LocalServerPort
    int port;

    @Autowired
    DataQualities qualities;

    @Autowired
    CustomFields fields;

    @Autowired
    Timeline timeline;

    @ParameterizedTest
    @ValueSource(strings = {"reviewed", "updated"})
    void whoVouchesForARecordMakesItStaleNoMore(String outcome) {
        var customer = staleRecord();
        assertThat(faults(customer)).contains(DataFault.STALE);
        searchAndHandOut();
        complete(customer, outcome);

        assertThat(faults(customer)).doesNotContain(DataFault.STALE);
        assertThat(customers.find(customer).orElseThrow().reviewedAt()).isNotNull();
        assertThat(timeline.ofCustomer(customer, null).items())
                .extracting(Interaction::summary)
                .containsExactly("customer.review." + outcome);
    }

    @Test
    void whoIsNotReachedStaysStale() {
        var customer = staleRecord();
        searchAndHandOut();
        complete(customer, "not-reached");

        assertThat(faults(customer)).contains(DataFault.STALE);
        assertThat(customers.find(customer).orElseThrow().reviewedAt()).isNull();
        assertThat(timeline.ofCustomer(customer, null).items())
                .extracting(Interaction::summary)
                .containsExactly("customer.review.not-reached");
    }

    @Test
    void theOwnerGetsTheTaskElseTheirGroupElseTheGroupForAllOthers() {
        var team = "team-" + UUID.randomUUID();
        var owned = unreachableRecord(owner, team);
        var ofGroup = unreachableRecord(null, team);
        var nobodys = unreachableRecord(null, null);
        searchAndHandOut();

        awaitWith(owned, owner, team);
        awaitWith(ofGroup, null, team);
        assertThat(((Timestamp) task(owned).get("due_at")).toInstant())
                .isBetween(
                        clock.instant().plus(Duration.ofDays(13)),
                        clock.instant().plus(Duration.ofDays(15)));
        assertThat(jdbc.sql("select carer from record_review where customer_id = ?")
                        .param(nobodys)
                        .query(String.class)
                        .single())
                .isEqualTo("group:customer-care");
    }

    /** As the desk shows it, and in the engine. */
    private void awaitWith(UUID customer, String assignee, String group) {
        await().untilAsserted(() ->
                assertThat(task(customer)).containsEntry("assignee", assignee).containsEntry("groups", group));
        var key = (Long) task(customer).get("key");
        await().untilAsserted(() -> {
            var task = engine.newUserTaskSearchRequest()
                    .filter(filter -> filter.userTaskKey(key))
                    .send()
                    .join()
                    .singleItem();
            assertThat(task.getAssignee() == null ? "" : task.getAssignee())
                    .isEqualTo(assignee == null ? "" : assignee);
            assertThat(task.getCandidateGroups()).containsExactly(group);
        });
    }

    @Test
    void thePlannerStartsEachReviewOnceHoweverOftenItRuns() {
        var records = List.of(staleRecord(), staleRecord(), unreachableRecord(owner, null));
        // There is a weekday's morning in any three days.
        var admin = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "admin");
        assertThat(admin.post("/api/clock/advance", "{\"by\": \"P3D\"}").status())
                .isEqualTo(200);
        records.forEach(this::task);

        searchAndHandOut();
        searchAnew();
        searchAndHandOut();
        await().until(() -> jdbc.sql("select count(*) from process_message where name = 'record-review-due'")
                        .query(Integer.class)
                        .single()
                == 0);
        assertThat(jdbc.sql("select count(*) from desk_task where element_id = 'Task_ReviewRecord'"
                                + " and customer_id = any (?)")
                        .param(records.toArray(UUID[]::new))
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(jdbc.sql("select count(*) from record_review where carer = ?")
                        .param("user:" + owner)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    private List<DataFault> faults(UUID customer) {
        return qualities
                .of(customers.find(customer).orElseThrow(), fields.all(), clock.instant())
                .faults();
    }
}
