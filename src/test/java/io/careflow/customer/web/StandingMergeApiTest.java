package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who takes over another's record stands by what both bought. */
@CareflowTest
class StandingMergeApiTest extends MergeApiCase {

    @Autowired
    Clock clock;

    @Test
    void survivorIsRatedByWhatBothBoughtAndBothAnewWhenTheyAreTakenApart() {
        var survivor = buyer(20);
        var other = buyer(3);
        awaitTier(survivor, "C", "first-time");
        awaitTier(other, "C", "first-time");

        merge(survivor, other);
        awaitTier(survivor, "B", "repeat");

        unmerge(survivor, other);
        awaitTier(survivor, "C", "first-time");
        awaitTier(other, "C", "first-time");
    }

    private String buyer(int daysAgo) {
        var id = created("{\"name\": \"Li Na\"}");
        var at = clock.instant().minus(Duration.ofDays(daysAgo));
        var bought = agent.post(
                "/api/customers/" + id + "/purchases",
                "{\"source\": \"shop\", \"orderId\": \"" + UUID.randomUUID() + "\", \"product\": \"AC-1\","
                        + " \"quantity\": 1, \"amount\": 1200, \"currency\": \"CNY\", \"at\": \"" + at + "\"}");
        assertThat(bought.status()).isEqualTo(201);
        return id;
    }

    private void awaitTier(String id, String tier, String lifecycle) {
        await().untilAsserted(() -> {
            var customer = customer(id);
            assertThat(customer.get("tier").asString()).isEqualTo(tier);
            assertThat(customer.path("lifecycle").asString()).isEqualTo(lifecycle);
        });
    }
}
