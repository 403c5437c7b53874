package io.careflow.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import io.careflow.CareflowProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** careflow is killed, twice, while it imports {@link CdnowFile}: everything is brought, and nothing twice. */
@Tag("load")
class KilledImportLoadTest {

    private static final int KILLS = 2;
    private static final int LOOKED_AT = 60;

    @TempDir
    Path folder;

    @Test
    void importThatIsKilledGoesOn() throws Exception {
        var file = CdnowFile.given();
        var expected = file.purchases();
        var rows = expected.values().stream().mapToLong(Long::longValue).sum();
        try (var careflow = new CareflowProcess(
                folder.resolve("home"), Map.of("careflow.demo", "false"), CareflowProcess.SHORT_LIVED)) {
            careflow.start();
            var lead = new Api(careflow::at, "lead");
            var job = lead.upload(
                            "/api/purchases/import",
                            "cdnow.txt",
                            file.content(),
                            Map.of("mode", "apply", "mapping", "cdnow"))
                    .response()
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            for (int kill = 1; kill <= KILLS; kill++) {
                var until = kill * rows / (KILLS + 1);
                await().atMost(Duration.ofMinutes(5))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> read(lead.get(job).json()) > until);
                careflow.kill();
                careflow.start();
                var read = read(lead.get(job).json());
                System.out.printf("killed, and started again at line %d of %d%n", read, rows);
                assertThat(read).isBetween(until, rows - 1);
            }
            var ended = await().atMost(Duration.ofMinutes(5))
                    .until(() -> lead.get(job).json(), now -> now.has("endedAt"));

            assertThat(ended.get("counts").get("created").asLong()).isEqualTo(rows);
            assertThat(ended.get("counts").get("customersCreated").asLong()).isEqualTo(expected.size());
            assertThat(lead.all(job + "/lines")).hasSize((int) rows);
            expected.entrySet().stream().limit(LOOKED_AT).forEach(one -> assertThat(purchases(lead, one.getKey()))
                    .as(one.getKey())
                    .isEqualTo(one.getValue()));
        }
    }

    private static long read(JsonNode job) {
        return job.get("counts").get("read").asLong();
    }

    private static long purchases(Api lead, String customer) {
        var found = lead.post("/api/customers/search", "{\"q\": \"" + customer + "\"}")
                .json()
                .get("items")
                .valueStream()
                .filter(one -> one.get("externalId").asString().equals(customer))
                .toList();
        assertThat(found).hasSize(1);
        return lead.all("/api/customers/" + found.getFirst().get("id").asString() + "/purchases")
                .size();
    }
}
