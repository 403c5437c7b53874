package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@CareflowTest
class DuplicateApiTest extends MergeApiCase {

    @Test
    void recordsThatShareAMailAreShownWithTheEvidence() {
        var one = withMail("Ada Lovelace");
        var other = withMail("Lovelace, Ada");

        var pair = awaitPair("open", one, other);

        assertThat(pair.get("score").asInt()).isEqualTo(90);
        assertThat(pair.get("evidence").toString())
                .isEqualTo("[{\"kind\":\"email\",\"points\":60},{\"kind\":\"name\",\"points\":30}]");
        merge(one, other);
        assertThat(awaitPair("merged", one, other).get("decidedBy").asString()).isEqualTo("lead");
        assertThat(reject(pair).status()).isEqualTo(409);
        unmerge(one, other);
        assertThat(awaitPair("rejected", one, other).get("reason").asString()).isEqualTo("Mother and daughter.");
    }

    @Test
    void whatWasRejectedComesBackOnlyWithNewEvidence() {
        var one = withMail("Ada");
        var other = withMail("Bob");
        var pair = awaitPair("open", one, other);

        assertThat(reject(pair).json().get("state").asString()).isEqualTo("rejected");
        patch(other, "{\"title\": \"Dr\"}");
        patch(one, "{\"company\": \"Engine Ltd\"}");
        awaitCompared();
        assertThat(awaitPair("rejected", one, other).get("reason").asString()).isEqualTo("Brothers.");

        patch(other, "{\"name\": \"ADA\"}");
        assertThat(awaitPair("open", one, other).get("score").asInt()).isEqualTo(90);
    }

    @Test
    void whoeverIsNotTheMergedOneIsNotTheSurvivorEither() {
        var survivor = created("{\"name\": \"Ada\"}");
        var merged = withMail("A.");
        var third = withMail("Bob");
        reject(awaitPair("open", merged, third));

        merge(survivor, merged);
        awaitCompared();

        assertThat(pair("rejected", survivor, third)).isNotNull();
        assertThat(pair("open", survivor, third)).isNull();
    }

    @Test
    void onlyLeadsDecideAndOnlyOperationsHaveAllCompared() {
        var id = UUID.randomUUID();

        assertThat(agent.get("/api/duplicates").status()).isEqualTo(403);
        assertThat(agent.post("/api/duplicates/" + id + "/reject", "{}").status())
                .isEqualTo(403);
        assertThat(agent.as("ops").get("/api/duplicates").status()).isEqualTo(403);
        assertThat(lead.post("/api/duplicates/compare", "").status()).isEqualTo(403);
        assertThat(lead.get("/api/duplicates?state=closed").status()).isEqualTo(400);
        assertThat(lead.get("/api/duplicates?page=x").status()).isEqualTo(400);
        assertThat(lead.post("/api/duplicates/" + id + "/reject", "{}").status())
                .isEqualTo(404);
        var all = agent.as("ops").post("/api/duplicates/compare", "");
        assertThat(all.status()).isEqualTo(202);
        awaitCompared();
    }

    private String withMail(String name) {
        return created("{\"name\": \"%s\", \"contacts\": [{\"kind\": \"email\", \"value\": \"%s@example.org\"}]}"
                .formatted(name, unique));
    }

    private void patch(String id, String patch) {
        done(agent.patch("/api/customers/" + id, patch, "If-Match", "\"" + version(id) + "\""));
    }

    private io.careflow.Api.Answer reject(JsonNode pair) {
        return lead.post("/api/duplicates/" + pair.get("id").asString() + "/reject", "{\"reason\": \"Brothers.\"}");
    }

    private void awaitCompared() {
        await().until(() ->
                lead.get("/api/duplicates/progress").json().get("waiting").asInt() == 0);
    }

    private JsonNode awaitPair(String state, String one, String other) {
        return await().until(() -> pair(state, one, other), found -> found != null);
    }

    private JsonNode pair(String state, String one, String other) {
        return lead.all("/api/duplicates?state=" + state).stream()
                .filter(pair -> java.util.Set.of(one, other)
                        .equals(java.util.Set.of(
                                pair.get("first").asString(), pair.get("second").asString())))
                .findFirst()
                .orElse(null);
    }
}
