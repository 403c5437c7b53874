package io.careflow.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import io.careflow.CareflowTest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Somebody has the clocks of a complaint recalculated, after the table has changed. */
@CareflowTest
class ComplaintDeadlinesTest {

    private static final String TABLE = "dmn/service-level.dmn";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private String shipped;
    private Api agent;
    private Api lead;

    @BeforeEach
    void logIn() {
        agent = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
        lead = agent.as("lead");
        shipped = jdbc.sql("select content from deployed_model where name = ?")
                .param(TABLE)
                .query(String.class)
                .single();
    }

    @AfterEach
    void deployWhatIsShipped() {
        jdbc.sql(
                        "update deployed_model set content = ?, source_hash = replace(source_hash, 'draft-', '') where name = ?")
                .params(shipped, TABLE)
                .update();
    }

    @Test
    void clocksTasksAndFlowFollowTheTableAsItIsNow() {
        var id = complain();
        var open = awaitTask(id, "Task_Respond");
        var before = clock(id, "first-response");
        deploy(before.get("target").asString(), "2 business days");
        assertThat(clock(id, "first-response").get("dueAt"))
                .as("a change of the table moves nothing that runs")
                .isEqualTo(before.get("dueAt"));
        assertThat(recalculate(lead, id, "resolution", "No clock is left behind.")
                        .status())
                .isEqualTo(200);
        var answer = recalculate(lead, id, "first-response", " Promised on the phone. ");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        var after = answer.json();
        assertThat(after.get("target").asString()).isEqualTo("2 business days");
        assertThat(after.get("rule")).isEqualTo(before.get("rule"));
        assertThat(after.get("policyVersion").asString()).startsWith("draft-");
        assertThat(after.get("dueAt")).isNotEqualTo(before.get("dueAt"));
        var event = after.get("events").get(after.get("events").size() - 1);
        assertThat(event.get("event").asString()).isEqualTo("recalculated");
        assertThat(event.get("actor").asString()).isEqualTo("lead");
        assertThat(event.get("reason").asString()).isEqualTo("Promised on the phone.");
        assertThat(event.at("/inputs/policyInputs/tier").asString()).isEqualTo("C");
        assertThat(complaint(id).at("/deadlines/firstResponse/dueAt")).isEqualTo(after.get("dueAt"));
        awaitDue(id, "Task_Respond", after.get("dueAt"));
        assertThat(complaint(id).get("timeline").valueStream().map(entry -> entry.get("summary")
                        .asString()))
                .contains("complaint.recalculated.first-response", "complaint.recalculated.resolution");

        var key = open.get("key").asString();
        agent.post("/api/tasks/" + key + "/complete", "{\"variables\": {\"text_reply\": \"Soon.\"}}");
        awaitDue(id, "Task_Investigate", clock(id, "resolution").get("dueAt"));
    }

    @ParameterizedTest
    @CsvSource({
        "agent, first-response, Because., 403",
        "lead, first-response, ' ', 400",
        "lead, patience, Because., 400",
        "lead, next-response, Because., 404"
    })
    void refusalsChangeNothing(String who, String metric, String reason, int status) {
        var id = complain();
        awaitTask(id, "Task_Respond");
        assertThat(recalculate(agent.as(who), id, metric, reason).status()).isEqualTo(status);
        assertThat(clock(id, "first-response").get("events")).hasSize(1);
    }

    @Test
    void whatIsOverIsNotRecalculated() {
        var id = complain();
        awaitTask(id, "Task_Respond");
        agent.post("/api/complaints/" + id + "/withdraw", "");

        assertThat(recalculate(lead, id, "resolution", "Because.").status()).isEqualTo(409);
        assertThat(recalculate(lead, UUID.randomUUID().toString(), "resolution", "Because.")
                        .status())
                .isEqualTo(404);
        assertThat(recalculate(agent.as("ops"), id, "resolution", "Because.").status())
                .isEqualTo(409);
    }

    private void deploy(String target, String other) {
        jdbc.sql("update deployed_model set content = ?, source_hash = 'draft-' || source_hash where name = ?")
                .params(shipped.replace("\"" + target + "\"", "\"" + other + "\""), TABLE)
                .update();
    }

    private static Api.Answer recalculate(Api who, String id, String metric, String reason) {
        return who.post(
                "/api/complaints/" + id + "/clocks/" + metric + "/recalculate", "{\"reason\": \"" + reason + "\"}");
    }

    private String complain() {
        var answer = agent.post("/api/complaints", """
                {"customer": {"name": "Ada", "email": "ada@example.org", "locale": "en"}, "channel": "web",
                 "category": "delivery", "subject": "Late", "description": "It has not arrived."}""");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private JsonNode awaitTask(String id, String element) {
        return await().until(() -> tasks(id, element), found -> !found.isEmpty())
                .getFirst();
    }

    private void awaitDue(String id, String element, JsonNode due) {
        await().untilAsserted(() -> assertThat(tasks(id, element))
                .extracting(task -> task.get("dueAt"))
                .containsExactly(due));
    }

    private List<JsonNode> tasks(String id, String element) {
        return complaint(id)
                .get("openTasks")
                .valueStream()
                .filter(task -> task.get("elementId").asString().equals(element))
                .toList();
    }

    private JsonNode clock(String id, String metric) {
        return agent.all("/api/complaints/" + id + "/clocks").stream()
                .filter(clock -> clock.get("metric").asString().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode complaint(String id) {
        return agent.get("/api/complaints/" + id).json();
    }
}
