package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import io.careflow.CareflowTest;
import io.careflow.customer.Customers;
import io.careflow.customer.NewCustomer;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CareflowTest
class CustomerApiTest {

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Api agent;
    private UUID customer;
    private final String email = UUID.randomUUID() + "@example.com";

    @BeforeEach
    void someCustomer() {
        agent = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
        customer = customers
                .findOrCreate(new NewCustomer("Li Na", email, "ask for Na", "en"))
                .id();
        timeline.record(NewInteraction.of(customer, "note", "customer.note").withText("Prefers mornings."));
    }

    @Test
    void staffSeeTheContactAndTheReadIsAudited() {
        var answer = agent.get("/api/customers/" + customer);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("email").asString()).isEqualTo(email);
        assertThat(answer.json().get("phone").asString()).isEqualTo("ask for Na");
        assertThat(answer.json().get("phoneUsable").asBoolean()).isFalse();
        assertThat(answer.json().get("locale").asString()).isEqualTo("en");
        assertThat(readsInAuditTrail()).containsExactly("agent read");
    }

    @Test
    void staffReadTheTimelineAndTheReadIsAudited() {
        var answer = agent.get("/api/customers/" + customer + "/timeline");

        var note = answer.json().get("items").get(0);
        assertThat(note.get("text").asString()).isEqualTo("Prefers mornings.");
        assertThat(answer.json().get("next").isNull()).isTrue();
        assertThat(readsInAuditTrail()).containsExactly("agent read-timeline");
    }

    @Test
    void operationsSeeIdsOnly() {
        var ops = agent.as("ops");

        assertThat(ops.get("/api/customers/" + customer).response().body()).isEqualTo("{\"id\":\"" + customer + "\"}");
        var note = ops.get("/api/customers/" + customer + "/timeline")
                .json()
                .get("items")
                .get(0);
        assertThat(note.get("text").isNull()).isTrue();
        assertThat(note.get("customerId").asString()).isEqualTo(customer.toString());
        assertThat(readsInAuditTrail()).isEmpty();
    }

    @Test
    void leadsAndAdministratorsSeeTheContact() {
        assertThat(agent.as("lead").get("/api/customers/" + customer).json().has("email"))
                .isTrue();
        assertThat(agent.as("admin").get("/api/customers/" + customer).json().has("email"))
                .isTrue();
    }

    @Test
    void strangersSeeNothing() {
        assertThat(agent.as("nobody").get("/api/customers/" + customer).status())
                .isEqualTo(401);
    }

    @Test
    void unknownAndMalformedIdsGetClearAnswers() {
        assertThat(agent.get("/api/customers/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(agent.get("/api/customers/" + UUID.randomUUID() + "/timeline")
                        .status())
                .isEqualTo(404);
        assertThat(agent.get("/api/customers/42").status()).isEqualTo(400);
        assertThat(agent.get("/api/customers/" + customer + "/timeline?page=2").status())
                .isEqualTo(400);
    }

    private List<String> readsInAuditTrail() {
        return jdbc.sql("select actor || ' ' || action from audit_entry where subject_id = ?"
                        + " and action like 'read%' order by id")
                .param(customer.toString())
                .query(String.class)
                .list();
    }
}
