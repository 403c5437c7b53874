package io.careflow.customer.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.careflow.CareflowTest;
import io.careflow.GivenJobs;
import io.careflow.OneTaskFlow;
import io.careflow.customer.Customers;
import io.careflow.customer.Interaction;
import io.careflow.customer.NewCustomer;
import io.careflow.customer.Timeline;
import io.careflow.engine.InvalidVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@CareflowTest
class RecordInteractionWorkerTest {

    @Autowired
    RecordInteractionWorker worker;

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    CamundaClient engine;

    private UUID customer;

    @BeforeEach
    void someCustomer() {
        customer = customers
                .findOrCreate(new NewCustomer("Li Na", null, null, null))
                .id();
    }

    @Test
    void flowNotesAnInteractionThroughTheEngine() {
        var complaint = UUID.randomUUID();
        var variables = interaction();
        variables.put("complaintId", complaint.toString());
        variables.put("channel", "web");

        new OneTaskFlow(engine, "record-interaction").run(variables);

        assertThat(timeline.ofComplaint(complaint)).isEqualTo(noted());
        assertThat(noted())
                .extracting(Interaction::kind, Interaction::summary, Interaction::channel, Interaction::actor)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "information-added", "complaint.information-added", "web", "system"));
    }

    @Test
    void repeatedJobNotesItOnce() {
        var job = GivenJobs.withVariables(interaction());

        worker.record(job);
        worker.record(job);

        assertThat(noted()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "kind, Information Added, must be in kebab-case",
        "kind, , must not be null",
        "summary, The customer called, must be a message key",
        "customerId, li, must be",
        "customerId, 00000000-0000-0000-0000-000000000007, is the id of no customer",
    })
    void namesTheVariableAtFault(String variable, String value, String reason) {
        var variables = interaction();
        variables.put(variable, value);

        assertThatThrownBy(() -> worker.record(GivenJobs.withVariables(variables)))
                .isInstanceOf(InvalidVariable.class)
                .hasMessageStartingWith("Variable '" + variable + "' ")
                .hasMessageContaining(reason);
        assertThat(noted()).isEmpty();
    }

    private Map<String, Object> interaction() {
        return new HashMap<>(Map.of(
                "customerId",
                customer.toString(),
                "kind",
                "information-added",
                "summary",
                "complaint.information-added"));
    }

    private List<Interaction> noted() {
        return timeline.ofCustomer(customer, null).items();
    }
}
