package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** Merging over the API, as a lead does it. */
abstract class MergeApiCase extends CustomerApiCase {

    Api lead;

    @BeforeEach
    void lead() {
        lead = agent.as("lead");
    }

    String created(String body) {
        return create(body).get("id").asString();
    }

    JsonNode customer(String id) {
        return agent.get("/api/customers/" + id).json();
    }

    int version(String id) {
        return jdbc.sql("select version from customer where id = cast(? as uuid)")
                .param(id)
                .query(Integer.class)
                .single();
    }

    Api.Answer merging(String survivor, String other, String more) {
        return lead.post(
                "/api/customers/" + survivor + "/merge",
                "{\"other\": \"%s\", \"otherVersion\": %d, \"reason\": \"Same person, she says.\"%s}"
                        .formatted(other, version(other), more),
                "If-Match",
                "\"" + version(survivor) + "\"");
    }

    Api.Answer unmerging(String survivor, String other) {
        return lead.post(
                "/api/customers/" + survivor + "/unmerge",
                "{\"other\": \"%s\", \"reason\": \"Mother and daughter.\"}".formatted(other),
                "If-Match",
                "\"" + version(survivor) + "\"");
    }

    JsonNode merge(String survivor, String other) {
        return done(merging(survivor, other, ""));
    }

    JsonNode unmerge(String survivor, String other) {
        return done(unmerging(survivor, other));
    }

    static JsonNode done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }
}
