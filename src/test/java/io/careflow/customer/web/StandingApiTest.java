package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Where customers stand, over the API. */
@CareflowTest
class StandingApiTest extends CustomerApiCase {

    @Autowired
    Clock clock;

    @Test
    void tellsWhereACustomerStandsSinceWhenAndWhy() {
        var path = "/api/customers/" + create("{\"name\": \"Li Na\"}").get("id").asString();
        var etag = etag(path);
        var bought = agent.post(
                path + "/purchases",
                "{\"source\": \"shop\", \"orderId\": \"" + unique + "\", \"product\": \"AC-1\", \"quantity\": 2,"
                        + " \"amount\": 3998.5, \"currency\": \"CNY\", \"at\": \""
                        + clock.instant().minus(Duration.ofDays(3)) + "\"}");
        assertThat(bought.status()).isEqualTo(201);

        var rated = agent.post(path + "/standing/recompute", "");

        assertThat(rated.status()).as(rated.response().body()).isEqualTo(200);
        var standing = agent.get(path + "/standing").json();
        assertThat(standing.at("/tier/value").asString()).isEqualTo("B");
        assertThat(standing.at("/tier/rule").asString()).isEqualTo("Rule_CustomerTier_05");
        assertThat(standing.at("/tier/why/en").asString()).isEqualTo("Buys for 2,000 or more a year.");
        assertThat(standing.at("/tier/why/zh").asString()).isEqualTo("一年内购买达到 2,000。");
        assertThat(standing.at("/valueSegment/value").asString()).isEqualTo("high");
        assertThat(standing.at("/lifecycle/value").asString()).isEqualTo("first-time");
        assertThat(standing.at("/signals/yearAmount").asString()).startsWith("3998.5");
        assertThat(standing.at("/history/items").valueStream().map(change -> change.get("of")
                        .asString()))
                .containsExactlyInAnyOrder("tier", "value-segment", "lifecycle");
        assertThat(standing.at("/history/items/0/signals/orders").asInt()).isOne();
        assertThat(agent.get(path).json().get("tier").asString()).isEqualTo("B");
        assertThat(etag(path)).as("nobody's edit was overwritten").isEqualTo(etag);
    }

    @ParameterizedTest
    @CsvSource({"agent, 200", "lead, 200", "ops, 403"})
    void isForThoseWhoSeePeople(String user, int status) {
        var path = "/api/customers/" + create("{\"name\": \"Li Na\"}").get("id").asString() + "/standing";

        assertThat(agent.as(user).get(path).status()).isEqualTo(status);
        assertThat(agent.as(user).post(path + "/recompute", "").status()).isEqualTo(status);
    }

    @Test
    void mergedRecordAnswersForTheOneThatStandsForItAndAnErasedOneIsRefused() {
        var gone = create("{\"name\": \"Li Na\"}").get("id").asString();
        var stays = create("{\"name\": \"Li Na\"}").get("id").asString();
        jdbc.sql("update customer set merged_into = ? where id = ?")
                .params(UUID.fromString(stays), UUID.fromString(gone))
                .update();

        var recompute = agent.post("/api/customers/" + gone + "/standing/recompute", "");
        assertThat(recompute.json().at("/lifecycle/value").asString()).isEqualTo("prospect");
        assertThat(agent.get("/api/customers/" + stays + "/standing")
                        .json()
                        .at("/lifecycle/value")
                        .asString())
                .isEqualTo("prospect");
        assertThat(agent.get("/api/customers/" + new UUID(7, 7) + "/standing").status())
                .isEqualTo(404);
        assertThat(agent.get("/api/customers/" + stays + "/standing?page=2").status())
                .isEqualTo(400);
        jdbc.sql("update customer set erased_at = now() where id = ?")
                .param(UUID.fromString(stays))
                .update();
        assertThat(agent.get("/api/customers/" + stays + "/standing").status()).isEqualTo(409);
    }

    private String etag(String path) {
        return agent.get(path).response().headers().firstValue("ETag").orElseThrow();
    }
}
