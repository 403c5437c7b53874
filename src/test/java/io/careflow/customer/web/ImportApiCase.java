package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** Imports over the API, as a lead has them. */
abstract class ImportApiCase extends CustomerApiCase {

    Api lead;

    /** A mapping of this test's own. */
    String mapping;

    @BeforeEach
    void asLead() {
        lead = agent.as("lead");
        mapping = "test-" + unique.substring(0, 13);
    }

    void define(String definition) {
        var answer = lead.put("/api/import-mappings/" + mapping, definition);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    /** Imports customers, to the end. */
    JsonNode customers(String mode, String text) {
        return imported("customers", mode, mapping, text.getBytes(StandardCharsets.UTF_8));
    }

    JsonNode imported(String subject, String mode, String mapping, byte[] file) {
        var answer =
                lead.upload("/api/" + subject + "/import", "some.csv", file, Map.of("mode", mode, "mapping", mapping));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        return ended(answer.response().headers().firstValue("Location").orElseThrow());
    }

    JsonNode ended(String job) {
        return await().pollInterval(Duration.ofMillis(50))
                .until(() -> lead.get(job).json(), answer -> answer.has("endedAt"));
    }

    List<JsonNode> lines(JsonNode job) {
        return lead.all("/api/imports/" + job.get("id").asString() + "/lines");
    }

    /** The counts in one line: read, created, updated, unchanged, refused, warned. */
    static String counts(JsonNode job) {
        var counts = job.get("counts");
        return "%d: %d created, %d updated, %d unchanged, %d refused, %d warned"
                .formatted(
                        counts.get("read").asLong(),
                        counts.get("created").asLong(),
                        counts.get("updated").asLong(),
                        counts.get("unchanged").asLong(),
                        counts.get("refused").asLong(),
                        counts.get("warned").asLong());
    }

    /** The customer with an external id, in full. */
    JsonNode customer(String externalId) {
        var found = lead.post("/api/customers/search", "{\"q\": \"" + externalId + "\"}")
                .json()
                .get("items");
        assertThat(found).as(externalId).hasSize(1);
        return lead.get("/api/customers/" + found.get(0).get("id").asString()).json();
    }
}
