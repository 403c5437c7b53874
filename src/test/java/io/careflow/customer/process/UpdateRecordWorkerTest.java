package io.careflow.customer.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.careflow.CareflowTest;
import io.careflow.GivenJobs;
import io.careflow.OneTaskFlow;
import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.NewCustomer;
import io.careflow.engine.HopelessJob;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CareflowTest
class UpdateRecordWorkerTest {

    @Autowired
    UpdateRecordWorker worker;

    @Autowired
    Customers customers;

    @Autowired
    CamundaClient engine;

    @Autowired
    JdbcClient jdbc;

    private UUID id;

    @BeforeEach
    void someCustomer() {
        id = customers
                .findOrCreate(new NewCustomer("Li Na", null, null, "zh-CN"))
                .id();
    }

    @Test
    void flowChangesTheRecordThroughTheEngine() {
        var flow = new OneTaskFlow(engine, "update-record");

        flow.run(update(Map.of("tier", "A")));

        assertThat(customer().tier()).isEqualTo("A");
        assertThat(flow.incident(update(Map.of("mood", "bad"))))
                .contains("changes.mood of the customer is no field that a flow changes");
    }

    @Test
    void changesLocaleTierAndZoneAndAuditsThem() {
        var changes = new LinkedHashMap<String, Object>();
        changes.put("locale", "en-gb");
        changes.put("tier", "B");
        changes.put("zone", "Europe/London");
        worker.update(GivenJobs.withVariables(update(changes)));

        assertThat(customer().locale().toLanguageTag()).isEqualTo("en-GB");
        assertThat(customer().tier()).isEqualTo("B");
        assertThat(customer().zone().getId()).isEqualTo("Europe/London");
        assertThat(jdbc.sql("select actor || ' ' || action from audit_entry where subject_id = ? order by id")
                        .param(id.toString())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "system create", "system change-locale", "system change-tier", "system change-zone");
    }

    @Test
    void repeatedJobDoesNotUndoALaterChange() {
        var first = GivenJobs.withVariables(update(Map.of("tier", "A")));
        worker.update(first);
        worker.update(GivenJobs.withVariables(update(Map.of("tier", "B"))));

        worker.update(first);

        assertThat(customer().tier()).isEqualTo("B");
    }

    @ParameterizedTest
    @CsvSource({
        "tier, S, changes.tier of the customer is none of",
        "locale, klingon, changes.locale of the customer is no known language tag",
        "zone, Mars/Olympus, changes.zone of the customer is no time zone",
        "email, li@example.com, changes.email of the customer is no field that a flow changes",
    })
    void refusesIllegalChangeAndMakesNone(String field, String value, String reason) {
        var before = customer();
        var changes = new LinkedHashMap<String, Object>();
        changes.put("tier", "A");
        changes.put(field, value);

        assertThatThrownBy(() -> worker.update(GivenJobs.withVariables(update(changes))))
                .isInstanceOf(HopelessJob.class)
                .hasMessageContaining(reason);
        assertThat(customer()).isEqualTo(before);
    }

    @Test
    void refusesWhatIsNoText() {
        assertThatThrownBy(() -> worker.update(GivenJobs.withVariables(update(Map.of("tier", 1)))))
                .hasMessageContaining("changes.tier of the customer must be text");
    }

    @Test
    void namesUnknownRecordsAndTypes() {
        assertThatThrownBy(() -> worker.update(GivenJobs.withVariables(
                        Map.of("recordType", "customer", "recordId", new UUID(7, 7), "changes", Map.of()))))
                .isInstanceOf(HopelessJob.class)
                .hasMessageContaining("There is no customer " + new UUID(7, 7));
        assertThatThrownBy(() -> worker.update(
                        GivenJobs.withVariables(Map.of("recordType", "parcel", "recordId", id, "changes", Map.of()))))
                .hasMessageContaining("Variable 'recordType' must be one of [")
                .hasMessageContaining("customer");
        assertThatThrownBy(() ->
                        worker.update(GivenJobs.withVariables(Map.of("recordType", "customer", "changes", Map.of()))))
                .hasMessage("Variable 'recordId' must not be null");
    }

    private Map<String, Object> update(Map<String, Object> changes) {
        return Map.of("recordType", "customer", "recordId", id.toString(), "changes", changes);
    }

    private Customer customer() {
        return customers.find(id).orElseThrow();
    }
}
