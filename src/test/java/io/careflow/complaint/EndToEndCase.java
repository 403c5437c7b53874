package io.careflow.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Complaints as people and the API see them, through the whole application. */
abstract class EndToEndCase {

    @LocalServerPort
    int port;

    Api agent;

    Api lead;

    @BeforeEach
    void logIn() {
        agent = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
        lead = agent.as("lead");
    }

    JsonNode clock(String id, String metric) {
        return agent.all("/api/complaints/" + id + "/clocks").stream()
                .filter(clock -> clock.get("metric").asString().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    static Instant dueAt(JsonNode task) {
        return Instant.parse(task.get("dueAt").asString());
    }

    String complain(String email) {
        var answer = agent.post("/api/complaints", """
                {"customer": {"name": "Ada", "email": "%s", "locale": "en"}, "channel": "web",
                 "category": "delivery", "subject": "Late", "description": "It has not arrived."}""".formatted(email));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    static String resolution(int compensation) {
        return "{\"text_resolution\": \"We have sent a new one.\", \"compensation\": %d, \"cause\": \"delivery\"}"
                .formatted(compensation);
    }

    void complete(Api who, String id, String element, String variables) {
        var key = awaitTask(id, element).get("key").asString();
        var claimed = who.post("/api/tasks/" + key + "/claim", "{}");
        assertThat(claimed.status() / 100).as(claimed.response().body()).isEqualTo(2);
        var answer = who.post("/api/tasks/" + key + "/complete", "{\"variables\": " + variables + "}");
        assertThat(answer.status() / 100).as(answer.response().body()).isEqualTo(2);
    }

    JsonNode awaitTask(String id, String element) {
        return await().until(() -> task(id, element), task -> task != null);
    }

    JsonNode task(String id, String element) {
        for (var task : complaint(id).get("openTasks")) {
            if (task.get("elementId").asString().equals(element)) {
                return task;
            }
        }
        return null;
    }

    void awaitMessage(String id, String template) {
        await().untilAsserted(() -> assertThat(messages(id)).anySatisfy(m -> {
            assertThat(m.get("template").asString()).isEqualTo(template);
            assertThat(m.get("status").asString()).isEqualTo("accepted");
        }));
    }

    void awaitStatus(String id, String status) {
        await().until(() -> complaint(id).get("status").asString().equals(status));
    }

    void advance(Duration by) {
        agent.advance(by);
    }

    JsonNode complaint(String id) {
        return agent.get("/api/complaints/" + id).json();
    }

    List<JsonNode> messages(String id) {
        return agent.all("/api/messages?complaintId=" + id);
    }

    List<String> timeline(String id) {
        return complaint(id)
                .get("timeline")
                .valueStream()
                .map(i -> i.get("summary").asString())
                .toList();
    }

    static List<String> notices(Api who, String id) {
        return who.all("/api/notices?open=true").stream()
                .filter(notice -> notice.get("complaintId").asString().equals(id))
                .map(notice -> notice.get("group").asString() + " "
                        + notice.get("summary").asString().replace("complaint.escalated.", ""))
                .toList();
    }

    List<String> levels(String id) {
        return complaint(id)
                .get("escalations")
                .valueStream()
                .map(e -> e.get("metric").asString() + " " + e.get("level").asString())
                .toList();
    }
}
