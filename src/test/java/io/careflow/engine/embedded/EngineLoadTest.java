package io.careflow.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.careflow.platform.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures the engine: how fast, how big the log, how long a restart. Counts can be lowered with -Dload.short, -Dload.open. */
@Tag("load")
class EngineLoadTest {

    private static final int IN_FLIGHT = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @TempDir
    Path copy;

    @Test
    void logIsBoundedUnderFiftyThousandInstances() throws Exception {
        int count = Integer.getInteger("load.short", 50_000);
        AtomicInteger done = new AtomicInteger();
        AtomicInteger largest = new AtomicInteger();
        try (EmbeddedEngine engine = EmbeddedEngine.start(settings());
                CamundaClient client = EngineFixture.client(engine)) {
            deploy(client, Models.job("short", "quick"));
            client.newWorker()
                    .jobType("quick")
                    .handler((c, job) -> c.newCompleteCommand(job)
                            .requestTimeout(PATIENCE)
                            .send()
                            .thenRun(done::incrementAndGet))
                    .streamEnabled(true)
                    .maxJobsActive(IN_FLIGHT)
                    .open();
            long started = System.nanoTime();
            long cpu = cpuNanos();
            startMany(client, "short", count, () -> largest.accumulateAndGet((int) (bytes("log") >> 10), Math::max));
            await().atMost(Duration.ofMinutes(10)).until(() -> done.get() >= count);
            double seconds = seconds(started);
            System.out.printf(
                    "%d instances with a job each: %.1f s, %.0f/s, %.2f ms CPU each, log %d kB at most, %d kB now%n",
                    count,
                    seconds,
                    count / seconds,
                    (cpuNanos() - cpu) / 1e6 / count,
                    largest.get(),
                    bytes("log") >> 10);
            assertThat(largest.get() << 10).isLessThan(128 << 20);
        }
        System.out.printf("on disk after closing: log %d kB, all %d kB%n", bytes("log") >> 10, bytes("") >> 10);
    }

    @Test
    void restartsInUnderFiveSecondsWithTenThousandOpenInstances() throws Exception {
        int count = Integer.getInteger("load.open", 10_000);
        try (EmbeddedEngine engine = EmbeddedEngine.start(settings());
                CamundaClient client = EngineFixture.client(engine)) {
            deploy(client, Models.plainUserTask("task"));
            startMany(client, "task", count, () -> {});
            // What a kill would leave behind: the files as they are, without the checkpoint of an orderly end.
            copyTo(copy);
        }
        for (Path from : new Path[] {folder, copy}) {
            long started = System.nanoTime();
            try (EmbeddedEngine engine = EmbeddedEngine.start(
                            new EmbeddedEngineSettings(from, MovableClock.transientClock(), 0, 0));
                    CamundaClient client = EngineFixture.client(engine)) {
                double seconds = seconds(started);
                System.out.printf(
                        "restart with %d open instances %s: %.2f s%n",
                        count, from == copy ? "after a kill" : "after an orderly end", seconds);
                assertThat(running(client)).isEqualTo(count);
                assertThat(seconds).isLessThan(5);
            }
        }
    }

    private static void deploy(CamundaClient client, BpmnModelInstance model) {
        client.newDeployResourceCommand()
                .addProcessModel(model, "model.bpmn")
                .send()
                .join();
    }

    private static void startMany(CamundaClient client, String processId, int count, Runnable eachHundred)
            throws InterruptedException {
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        for (int i = 0; i < count; i++) {
            inFlight.acquire();
            client.newCreateInstanceCommand()
                    .bpmnProcessId(processId)
                    .latestVersion()
                    .requestTimeout(PATIENCE)
                    .send()
                    .whenComplete((started, failure) -> inFlight.release());
            if (i % 100 == 0) {
                eachHundred.run();
            }
        }
        inFlight.acquire(IN_FLIGHT);
    }

    private static long running(CamundaClient client) {
        return client.newProcessInstanceSearchRequest().send().join().page().totalItems();
    }

    private EmbeddedEngineSettings settings() {
        return new EmbeddedEngineSettings(folder, MovableClock.transientClock(), 0, 0);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private long bytes(String part) {
        try (Stream<Path> files = Files.walk(folder.resolve(part))) {
            return files.mapToLong(EngineLoadTest::size).sum();
        } catch (IOException | UncheckedIOException e) {
            // A file was deleted while we looked; the next look counts.
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyTo(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                if (!file.equals(folder) && !file.startsWith(folder.resolve("state"))) {
                    Files.copy(file, target.resolve(folder.relativize(file).toString()));
                }
            }
        }
    }
}
