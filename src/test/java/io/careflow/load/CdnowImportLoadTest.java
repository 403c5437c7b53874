package io.careflow.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import io.careflow.CareflowTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * How long the import of {@link CdnowFile} takes, and how much heap it needs beyond what the application has before. Prints
 * figures; asserts only that everything is brought, once.
 */
@Tag("load")
@CareflowTest
class CdnowImportLoadTest {

    @LocalServerPort
    int port;

    @Test
    void importIsQuickAndNeedsLittleMemory() throws IOException {
        var lead = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "lead");
        var file = CdnowFile.given();
        var customers = file.purchases();
        var rows = customers.values().stream().mapToLong(Long::longValue).sum();
        System.out.println("| import | seconds | extra heap at peak, MB | of it live after a collection, MB |");

        var dry = measured(lead, file, "dry-run", "dry run");
        var first = measured(lead, file, "apply", "apply");
        var again = measured(lead, file, "apply", "the same again");

        assertThat(List.of(dry, first)).allSatisfy(job -> {
            assertThat(job.get("counts").get("created").asLong()).isEqualTo(rows);
            assertThat(job.get("counts").get("customersCreated").asLong()).isEqualTo(customers.size());
        });
        assertThat(again.get("counts").get("unchanged").asLong()).isEqualTo(rows);
    }

    private static JsonNode measured(Api lead, CdnowFile file, String mode, String what) {
        System.gc();
        var before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        var peak = new AtomicLong();
        var live = new AtomicLong();
        var began = System.nanoTime();
        var answer = lead.upload(
                "/api/purchases/import", "cdnow.txt", file.content(), Map.of("mode", mode, "mapping", "cdnow"));
        assertThat(answer.status()).isEqualTo(202);
        var location = answer.response().headers().firstValue("Location").orElseThrow();
        var job = await().atMost(Duration.ofMinutes(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            peak.accumulateAndGet(
                                    ManagementFactory.getMemoryMXBean()
                                            .getHeapMemoryUsage()
                                            .getUsed(),
                                    Math::max);
                            live.accumulateAndGet(afterCollection(), Math::max);
                            return lead.get(location).json();
                        },
                        now -> now.has("endedAt"));
        System.out.printf(
                "| %s | %.1f | %d | %d |%n",
                what,
                (System.nanoTime() - began) / 1e9,
                (peak.get() - before) / 1024 / 1024,
                Math.max(0, live.get() - before) / 1024 / 1024);
        return job;
    }

    private static long afterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
