package io.careflow.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import java.net.URI;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Complaints and their tasks, as a caller of the API has them. */
public final class DeskFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api;

    public DeskFixture(int port) {
        this.api = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
    }

    public Api as(String user) {
        return api.as(user);
    }

    /** A new complaint's id. */
    public String complaint(String subject) {
        var answer = api.post("/api/complaints", """
                {"customer": {"name": "王小明", "email": "wang@example.com", "locale": "zh-CN"}, "channel": "web",
                 "category": "delivery", "subject": "%s", "description": "Ordered on 3 November.\\nNothing came."}""".formatted(subject));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    /** The open task of a complaint, once it is there. */
    public JsonNode taskOf(String complaint, String element) {
        return await().atMost(PATIENCE).until(() -> find(complaint, element), found -> found != null);
    }

    public String keyOf(String complaint, String element) {
        return taskOf(complaint, element).get("key").asString();
    }

    /** Whether the API says that it waits for somebody. */
    public boolean isOpen(String key) {
        return as("lead")
                .get("/api/tasks/" + key)
                .json()
                .path("state")
                .asString("")
                .equals("open");
    }

    private JsonNode find(String complaint, String element) {
        for (var task : as("lead").get("/api/complaints/" + complaint).json().get("openTasks")) {
            if (task.get("elementId").asString().equals(element)) {
                return task;
            }
        }
        return null;
    }
}
