package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@CareflowTest
class CustomerChangeApiTest extends CustomerApiCase {

    @Test
    void secondOfTwoWhoEditTheSameIsToldAndNothingIsLost() {
        var id = create("{\"name\": \"Li Na\", \"company\": \"Cloudsail\"}")
                .get("id")
                .asString();
        var path = "/api/customers/" + id;
        var read = agent.get(path).response().headers().firstValue("ETag").orElseThrow();

        var first = agent.patch(path, "{\"title\": \"Buyer\"}", "If-Match", read);
        var second = agent.as("lead").patch(path, "{\"company\": \"Other\"}", "If-Match", read);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(412);
        var now = agent.get(path);
        assertThat(now.json().get("title").asString()).isEqualTo("Buyer");
        assertThat(now.json().get("company").asString()).isEqualTo("Cloudsail");
        var fresh = now.response().headers().firstValue("ETag").orElseThrow();
        assertThat(first.response().headers().firstValue("ETag")).contains(fresh);
        assertThat(agent.as("lead")
                        .patch(path, "{\"company\": \"Other\"}", "If-Match", fresh)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void changeWithoutAVersionIsRefused() {
        var path = "/api/customers/" + create("{\"name\": \"Li Na\"}").get("id").asString();

        assertThat(agent.patch(path, "{\"title\": \"Buyer\"}").status()).isEqualTo(428);
        assertThat(agent.patch(path, "{\"title\": \"Buyer\"}", "If-Match", "\"x\"")
                        .status())
                .isEqualTo(412);
        assertThat(agent.patch("/api/customers/" + UUID.randomUUID(), "{}", "If-Match", "\"0\"")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void patchChangesWhatItNamesAndNothingElse() {
        var created = create("""
                {"name": "Li Na", "company": "Cloudsail", "birthday": "1990-08-15",
                 "preferences": {"channel": "phone", "products": ["A"]},
                 "contacts": [{"kind": "phone", "value": "%s"}]}
                """.formatted(mobile));
        var path = "/api/customers/" + created.get("id").asString();

        var changed =
                agent.patch(path, """
                        {"company": null, "birthday": "--02-29", "preferences": {"channel": "email"},
                         "contacts": [{"kind": "phone", "value": "+86%s", "label": "home"},
                                      {"kind": "email", "value": "li@example.com"}]}
                        """.formatted(mobile), "If-Match", "\"0\"").json();

        assertThat(changed.has("company")).isFalse();
        assertThat(changed.get("birthday").asString()).isEqualTo("--02-29");
        assertThat(changed.get("preferences").toString()).isEqualTo("{\"channel\":\"email\",\"products\":[\"A\"]}");
        assertThat(changed.get("contacts").get(0).get("id"))
                .isEqualTo(created.get("contacts").get(0).get("id"));
        assertThat(changed.get("contacts").get(0).get("given").asString()).isEqualTo(mobile);
        assertThat(changed.get("email").asString()).isEqualTo("li@example.com");
        assertThat(jdbc.sql("select action from audit_entry where subject_id = ? and actor = 'agent' order by action")
                        .param(created.get("id").asString())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "change-birthday", "change-company", "change-contacts", "change-preferences", "create");
    }

    @Test
    void personMakesAContactInvalidAndMessagesNoLongerGoThere() {
        var created =
                create("{\"name\": \"Li\", \"contacts\": [{\"kind\": \"phone\", \"value\": \"" + mobile + "\"}]}");
        var path = "/api/customers/" + created.get("id").asString();

        var changed = agent.patch(
                path,
                "{\"contacts\": [{\"kind\": \"phone\", \"value\": \"" + mobile + "\", \"validity\": \"invalid\"}]}",
                "If-Match",
                "\"0\"");

        assertThat(changed.json().get("phoneUsable").asBoolean()).isFalse();
    }
}
