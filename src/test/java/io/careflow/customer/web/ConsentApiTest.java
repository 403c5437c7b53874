package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.Api;
import io.careflow.CareflowTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

@CareflowTest
class ConsentApiTest extends MergeApiCase {

    private static final String OUT =
            "{\"channel\": \"sms\", \"purpose\": \"marketing\", \"state\": \"opted-out\", \"source\": \"phone\"}";
    private static final String IN = "{\"channel\": \"sms\", \"purpose\": \"marketing\", \"state\": \"opted-in\","
            + " \"source\": \"web-form\", \"proof\": \"I want offers by SMS.\"}";

    @Test
    void whatACustomerSaidIsKeptAndTheLastHolds() {
        var id = created("{\"name\": \"Ada\"}");

        assertThat(consents(id).get("effective")).isEmpty();
        put(id, IN);
        put(id, OUT);
        var answer = put(id, OUT);

        assertThat(answer.json().get("effective")).hasSize(1);
        var holds = answer.json().get("effective").get(0);
        assertThat(holds.get("state").asString()).isEqualTo("opted-out");
        assertThat(holds.get("recordedBy").asString()).isEqualTo("agent");
        assertThat(answer.json().get("history"))
                .as("saying the same again adds nothing")
                .hasSize(2);
        assertThat(agent.all("/api/customers/" + id + "/timeline"))
                .extracting(entry -> entry.get("summary").asString())
                .containsExactly("customer.consent.marketing.opted-out", "customer.consent.marketing.opted-in");
        assertThat(jdbc.sql("select count(*) from audit_entry where subject_id = ? and action = 'change-consent'")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} instead of {1} is a fault of {2}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"channel\": \"pigeon\", \"channel\": \"sms\", channel",
                "\"purpose\": \"spam\", \"purpose\": \"marketing\", purpose",
                "\"state\": \"maybe\", \"state\": \"opted-in\", state",
                "\"source\": \"Web Form\", \"source\": \"web-form\", source",
                "\"proof\": \" \", \"proof\": \"I want offers by SMS.\", proof",
                "`\"at\": \"2999-01-01T00:00:00Z\", \"source\": \"web-form\"`, \"source\": \"web-form\", at",
            })
    void malformedStatementsAreRefusedAndNoneIsKept(String bad, String good, String field) {
        var id = created("{\"name\": \"Ada\"}");

        var answer = put(id, OUT.replace("sms", "email") + ", " + IN.replace(good, bad));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.response().body()).contains(field);
        assertThat(consents(id).get("history")).isEmpty();
    }

    @Test
    void anEmptyListOrAnUnknownCustomerIsRefused() {
        var id = created("{\"name\": \"Ada\"}");

        assertThat(agent.put("/api/customers/" + id + "/consents", "{\"consents\": []}")
                        .status())
                .isEqualTo(400);
        assertThat(agent.put("/api/customers/" + id + "/consents", "{\"consents\": [null]}")
                        .status())
                .isEqualTo(400);
        assertThat(put("00000000-0000-0000-0000-000000000001", OUT).status()).isEqualTo(404);
        assertThat(agent.as("ops").get("/api/customers/" + id + "/consents").status())
                .isEqualTo(403);
    }

    @Test
    void mergingResolvesConsentAndUnmergingGivesBackWhatEachSaid() {
        var survivor = created("{\"name\": \"Ada\"}");
        var other = created("{\"name\": \"A.\"}");
        put(survivor, IN);
        put(other, OUT);

        merge(survivor, other);
        assertThat(state(survivor)).isEqualTo("opted-out");
        assertThat(state(other)).isEqualTo("opted-out");
        unmerge(survivor, other);

        assertThat(state(survivor)).isEqualTo("opted-in");
        assertThat(state(other)).isEqualTo("opted-out");
    }

    @Test
    void whatWasSaidIsNeverChanged() {
        var id = created("{\"name\": \"Ada\"}");
        put(id, IN);

        assertThatThrownBy(() -> jdbc.sql("update consent set state = 'opted-out' where customer_id = cast(? as uuid)")
                        .param(id)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from consent where customer_id = cast(? as uuid)")
                        .param(id)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void ofAnErasedCustomerItStaysKnownWhatTheySaidWithoutTheirWords() {
        var id = created("{\"name\": \"Ada\"}");
        put(id, IN);

        assertThat(lead.post("/api/customers/" + id + "/erase", "{\"reason\": \"customer-request\"}")
                        .status())
                .isEqualTo(204);

        assertThat(jdbc.sql("select state || coalesce(proof, '') from consent where customer_id = cast(? as uuid)")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("opted-in");
    }

    private Api.Answer put(String id, String statements) {
        return agent.put("/api/customers/" + id + "/consents", "{\"consents\": [" + statements + "]}");
    }

    private JsonNode consents(String id) {
        return agent.get("/api/customers/" + id + "/consents").json();
    }

    private String state(String id) {
        return consents(id).get("effective").get(0).get("state").asString();
    }
}
