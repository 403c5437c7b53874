package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@CareflowTest
class CustomerHistoryApiTest extends CustomerApiCase {

    @Test
    void timelineIsFilteredByKindAndByWhatItBelongsTo() {
        var path = "/api/customers/" + create("{\"name\": \"Li Na\"}").get("id").asString() + "/timeline";
        agent.post(
                path,
                "{\"kind\": \"call\", \"channel\": \"phone\", \"direction\": \"inbound\","
                        + " \"at\": \"2020-05-04T08:00:00Z\", \"text\": \"Asked for the price.\"}");
        agent.post(path, "{\"kind\": \"note\", \"text\": \"Prefers mornings.\"}");
        agent.post(path, "{\"kind\": \"visit\"}");

        assertThat(values(agent.get(path).json().get("items"), "kind")).containsExactly("visit", "note", "call");
        assertThat(values(agent.get(path + "?kind=call&kind=visit").json().get("items"), "kind"))
                .containsExactly("visit", "call");
        assertThat(values(agent.get(path + "?kind=customer").json().get("items"), "kind"))
                .hasSize(3);
        assertThat(agent.get(path + "?kind=survey").json().get("items").size()).isZero();
        var call = agent.get(path + "?kind=call").json().get("items").get(0);
        assertThat(call.get("at").asString()).isEqualTo("2020-05-04T08:00:00Z");
        assertThat(call.get("actor").asString()).isEqualTo("agent");
        assertThat(agent.post(path, "{\"kind\": \"dream\"}").json().toString()).contains("kind");
        assertThat(agent.post(path, "{\"kind\": \"note\", \"at\": \"2999-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void purchaseIsKeptOnceForItsOrderAndLine() {
        var path = "/api/customers/" + create("{\"name\": \"Li Na\"}").get("id").asString() + "/purchases";
        var first = "{\"source\": \"shop\", \"orderId\": \"" + unique + "\", \"product\": \"AC-1\", \"quantity\": 2,"
                + " \"amount\": 3998.5, \"currency\": \"CNY\", \"at\": \"2026-01-02T03:04:05Z\", \"channel\": \"web\"}";

        assertThat(agent.post(path, first).status()).isEqualTo(201);
        assertThat(agent.post(path, first).status()).isEqualTo(200);
        assertThat(agent.post(path, first.replace("3998.5", "1")).status()).isEqualTo(409);
        assertThat(agent.post(path, first.replace("\"shop\"", "\"web\"").replace("2026-01", "2026-03"))
                        .status())
                .isEqualTo(201);

        var items = agent.get(path).json().get("items");
        assertThat(values(items, "source")).containsExactly("web", "shop");
        assertThat(items.get(1).get("amount").asString()).isEqualTo("3998.5");
        assertThat(items.get(1).get("currency").asString()).isEqualTo("CNY");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"quantity\": 2', '\"quantity\": null', quantity",
        "'\"currency\": \"CNY\"', '\"currency\": \"RMB\"', amount",
        "'\"currency\": \"CNY\"', '\"currency\": null', currency",
        "'\"amount\": 1', '\"amount\": 1.001', amount",
        "'\"amount\": 1', '\"amount\": 1e300', amount",
        "'\"orderId\": \"1\"', '\"orderId\": \"\"', orderId",
        "'\"line\": 1', '\"line\": 0', line",
    })
    void malformedPurchaseNamesItsField(String good, String bad, String field) {
        var path = "/api/customers/" + create("{\"name\": \"Li Na\"}").get("id").asString() + "/purchases";
        var whole = "{\"source\": \"shop\", \"orderId\": \"1\", \"line\": 1, \"product\": \"AC-1\", \"quantity\": 2,"
                + " \"amount\": 1, \"currency\": \"CNY\", \"at\": \"2026-01-02T03:04:05Z\"}";

        var answer = agent.post(path, whole.replace(good, bad));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(values(answer.json().get("errors"), "field")).containsExactly(field);
        assertThat(agent.get(path).json().get("items").size()).isZero();
    }
}
