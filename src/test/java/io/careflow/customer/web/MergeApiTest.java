package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@CareflowTest
class MergeApiTest extends MergeApiCase {

    @Test
    void survivorHasWhatBothHad() {
        var survivor = created("""
                {"name": "Ada Lovelace", "company": "Engine Ltd", "contacts": [{"kind": "email", "value": "ada.%s@example.org"}],
                 "addresses": [{"text": "1 St James's Square"}]}""".formatted(unique));
        var other = created("""
                {"name": "A. Lovelace", "company": "Engines", "title": "Countess", "birthday": "1985-12-10",
                 "contacts": [{"kind": "phone", "value": "%s"}, {"kind": "email", "value": "ADA.%s@example.org"}],
                 "addresses": [{"text": "Ockham Park"}]}""".formatted(mobile, unique));

        var merged = done(merging(survivor, other, ", \"take\": [\"company\"]"));

        assertThat(merged.get("id").asString()).isEqualTo(survivor);
        assertThat(merged.get("name").asString()).isEqualTo("Ada Lovelace");
        assertThat(merged.get("company").asString()).isEqualTo("Engines");
        assertThat(merged.get("title").asString()).isEqualTo("Countess");
        assertThat(merged.get("birthday").asString()).isEqualTo("1985-12-10");
        assertThat(values(merged.get("contacts"), "value"))
                .containsExactly("ada." + unique + "@example.org", "+86" + mobile);
        assertThat(values(merged.get("addresses"), "text")).containsExactly("1 St James's Square", "Ockham Park");
        assertThat(found(mobile)).containsExactly(survivor);
    }

    @Test
    void whoAsksForTheMergedOneGetsTheSurvivor() {
        var survivor = created("{\"name\": \"Ada\"}");
        var other = created("{\"name\": \"A.\", \"externalId\": \"%s\"}".formatted(unique));
        var last = created("{\"name\": \"Ada L.\"}");
        merge(survivor, other);
        merge(last, survivor);

        var answer = agent.get("/api/customers/" + other);

        assertThat(answer.json().get("id").asString()).isEqualTo(last);
        assertThat(answer.response().headers().firstValue("Content-Location")).contains("/api/customers/" + last);
        assertThat(found(unique)).containsExactly(last);
        assertThat(agent.patch("/api/customers/" + other, "{\"title\": \"Ms\"}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whatIsToldOfTheMergedOneLaterIsTheSurvivors() {
        var survivor = created("{\"name\": \"Ada\"}");
        var other = created("{\"name\": \"A.\"}");
        var purchase = """
                {"source": "shop", "orderId": "%s", "product": "Tea", "quantity": 1, "amount": 3, "currency": "EUR",
                 "at": "2026-01-01T00:00:00Z"}""".formatted(unique);
        agent.post("/api/customers/" + other + "/purchases", purchase);
        merge(survivor, other);

        assertThat(agent.post("/api/customers/" + other + "/purchases", purchase)
                        .status())
                .as("the same line of the same order")
                .isEqualTo(200);
        agent.post("/api/customers/" + other + "/timeline", "{\"kind\": \"call\", \"text\": \"Thanks.\"}");

        for (var id : new String[] {survivor, other}) {
            assertThat(agent.all("/api/customers/" + id + "/purchases")).hasSize(1);
            assertThat(agent.all("/api/customers/" + id + "/timeline"))
                    .extracting(entry -> entry.get("summary").asString())
                    .containsExactly("customer.call", "customer.merged");
        }
    }

    @Test
    void impossibleMergesAreRefusedAndChangeNothing() {
        var survivor = created("{\"name\": \"Ada\"}");
        var other = created("{\"name\": \"A.\"}");
        var third = created("{\"name\": \"Ada L.\"}");
        merge(survivor, other);
        var versions = Stream.of(survivor, other, third).map(this::version).toList();

        assertThat(merging(third, third, "").status()).as("itself").isEqualTo(422);
        assertThat(merging(third, other, "").status()).as("merged already").isEqualTo(409);
        assertThat(merging(other, third, "").status()).as("into a merged one").isEqualTo(409);
        assertThat(merging(other, survivor, "").status()).as("a circle").isEqualTo(409);
        assertThat(merging(third, survivor, ", \"take\": [\"title\"]").status())
                .as("take what is not there")
                .isEqualTo(422);
        assertThat(lead.post(
                                "/api/customers/" + third + "/merge",
                                "{\"other\": \"%s\", \"otherVersion\": 0, \"reason\": \"?\"}"
                                        .formatted(UUID.randomUUID()),
                                "If-Match",
                                "\"0\"")
                        .status())
                .as("nobody")
                .isEqualTo(422);
        assertThat(Stream.of(survivor, other, third).map(this::version)).isEqualTo(versions);
    }

    @Test
    void erasedOnesAreNotMerged() {
        var survivor = created("{\"name\": \"Ada\"}");
        var erased = created("{\"name\": \"A.\"}");
        jdbc.sql("update customer set erased_at = changed_at where id = cast(? as uuid)")
                .param(erased)
                .update();

        assertThat(merging(survivor, erased, "").status()).isEqualTo(409);
        assertThat(merging(erased, survivor, "").status()).isEqualTo(409);
    }

    @Test
    void oneSaysWhichVersionsOneHasReadAndWhy() {
        var survivor = created("{\"name\": \"Ada\"}");
        var other = created("{\"name\": \"A.\"}");
        var path = "/api/customers/" + survivor + "/merge";
        var order = "{\"other\": \"%s\", \"otherVersion\": %d, \"reason\": \"%s\"}";

        assertThat(lead.post(path, order.formatted(other, 0, "Same")).status()).isEqualTo(428);
        assertThat(lead.post(path, order.formatted(other, 0, "Same"), "If-Match", "\"7\"")
                        .status())
                .isEqualTo(412);
        assertThat(lead.post(path, order.formatted(other, 7, "Same"), "If-Match", "\"0\"")
                        .status())
                .isEqualTo(412);
        var nameless = lead.post(path, "{\"other\": \"%s\", \"reason\": \" \"}".formatted(other), "If-Match", "\"0\"");
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.response().body()).contains("reason", "otherVersion");
    }

    @Test
    void onlyLeadsMergeAndUnmerge() {
        var survivor = created("{\"name\": \"Ada\"}");
        var other = created("{\"name\": \"A.\"}");
        var order = "{\"other\": \"%s\", \"otherVersion\": 0, \"reason\": \"Same\"}".formatted(other);

        for (var who : new String[] {"agent", "ops"}) {
            for (var action : new String[] {"merge", "unmerge"}) {
                assertThat(agent.as(who)
                                .post("/api/customers/" + survivor + "/" + action, order, "If-Match", "\"0\"")
                                .status())
                        .as(who + " " + action)
                        .isEqualTo(403);
            }
        }
        assertThat(agent.as("admin")
                        .post("/api/customers/" + survivor + "/merge", order, "If-Match", "\"0\"")
                        .status())
                .isEqualTo(200);
        assertThat(jdbc.sql("select action from audit_entry where subject_id in (?, ?) and actor = 'admin'")
                        .params(survivor, other)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("merge", "merge-into-another");
    }

    @Test
    void ofMergesAtOnceEveryRecordEndsInOnePlace() throws Exception {
        var a = created("{\"name\": \"Ada\"}");
        var b = created("{\"name\": \"A.\"}");
        var c = created("{\"name\": \"Ada L.\"}");

        try (var threads = Executors.newFixedThreadPool(3)) {
            var calls = Stream.<Callable<Integer>>of(
                            () -> merging(a, b, "").status(),
                            () -> merging(b, a, "").status(),
                            () -> merging(b, c, "").status())
                    .toList();
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isIn(200, 409, 412);
            }
        }

        var merged = jdbc.sql("select count(*) from customer where merged_into is not null and id::text in (?, ?, ?)")
                .params(a, b, c)
                .query(Integer.class)
                .single();
        var inForce = jdbc.sql("select count(*) from customer_merge where merged_id::text in (?, ?, ?)")
                .params(a, b, c)
                .query(Integer.class)
                .single();
        assertThat(merged).isBetween(1, 2).isEqualTo(inForce);
    }
}
