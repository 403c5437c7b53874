package io.careflow.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import io.careflow.CareflowProcess;
import io.careflow.engine.BareEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast complaints get from the caller to somebody's inbox. Prints figures; asserts only that nothing is lost or
 * doubled. {@code -Dcareflow.load.csv=} names a file of real complaints with the columns product and issue.
 */
@Tag("load")
class ComplaintLoadTest {

    private static final int RATE = Integer.getInteger("careflow.load.rate", 20);
    private static final int SECONDS = Integer.getInteger("careflow.load.seconds", 60);
    private static final int BURST = Integer.getInteger("careflow.load.burst", 2000);
    private static final int SENDERS = 8;

    /** Enough for the compilers to have done their work: they would take one of two cores for a minute. */
    private static final int WARM_UP = Integer.getInteger("careflow.load.warm-up", 2000);

    /** For looking inside, such as {@code -XX:StartFlightRecording=...}. */
    private static final String[] MORE_JVM_FLAGS =
            System.getProperty("careflow.load.jvm", "").isBlank()
                    ? new String[0]
                    : System.getProperty("careflow.load.jvm").split(" ");

    @TempDir
    Path folder;

    private final RealComplaints subjects = RealComplaints.fromProperty();
    private final Map<String, Long> accepted = new ConcurrentHashMap<>();
    private CareflowProcess careflow;
    private InboxWatch inbox;
    private Api api;

    @BeforeEach
    void start() throws Exception {
        var databasePort = CareflowProcess.freePort();
        careflow = new CareflowProcess(
                folder.resolve("home"),
                Map.of("careflow.demo", "false", "careflow.local.postgres-port", String.valueOf(databasePort)),
                MORE_JVM_FLAGS);
        careflow.start();
        inbox = new InboxWatch(databasePort);
        api = new Api(careflow::at, "admin");
    }

    @AfterEach
    void stop() throws Exception {
        inbox.close();
        careflow.close();
    }

    @Test
    void steady() throws Exception {
        warmUp();
        var ids = new ConcurrentLinkedQueue<String>();
        var began = System.nanoTime();
        try (var arrivals =
                Executors.newScheduledThreadPool(64, Thread.ofVirtual().factory())) {
            for (var n = 0; n < RATE * SECONDS; n++) {
                var number = n;
                arrivals.schedule(() -> ids.add(post(number)), n * 1000L / RATE, TimeUnit.MILLISECONDS);
            }
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        untilAllAreInTheInbox();
        var latencies = ids.stream()
                .map(id -> Math.max(0, inbox.seenAt(id) - accepted.get(id)) / 1_000_000)
                .sorted()
                .toList();
        System.out.printf(
                "%nSteady: %d complaints in %.1f s, accepted %.1f/s; from 201 to the inbox p50 %d ms, p95 %d ms, p99 %d ms%n",
                latencies.size(),
                seconds,
                latencies.size() / seconds,
                percentile(latencies, 50),
                percentile(latencies, 95),
                percentile(latencies, 99));
        report();
    }

    @Test
    void burstBesideTheBareEngine() throws Exception {
        warmUp();
        var began = System.nanoTime();
        var next = new AtomicInteger();
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            for (var sender = 0; sender < SENDERS; sender++) {
                senders.submit(() -> {
                    for (var n = next.getAndIncrement(); n < BURST; n = next.getAndIncrement()) {
                        post(n);
                    }
                });
            }
        }
        var acceptedPerSecond = BURST / secondsSince(began);
        untilAllAreInTheInbox();
        var careflowPerSecond = BURST / secondsSince(began);
        report();
        careflow.close();
        var barePerSecond = BareEngine.instancesPerSecond(folder.resolve("bare"), WARM_UP, BURST);
        System.out.printf(
                "Burst of %d: accepted %.1f/s, in the inbox %.1f/s; the bare engine with idle workers %.1f/s; ratio %.2f%n",
                BURST, acceptedPerSecond, careflowPerSecond, barePerSecond, careflowPerSecond / barePerSecond);
    }

    private void warmUp() {
        for (var n = 0; n < WARM_UP; n++) {
            post(1_000_000 + n);
        }
        untilAllAreInTheInbox();
    }

    private void untilAllAreInTheInbox() {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(10))
                .until(() -> inbox.count() >= accepted.size());
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }

    private String post(int number) {
        var answer =
                api.post("/api/complaints", """
                {"customer": {"name": "Customer %1$d", "email": "customer%1$d@example.org", "locale": "en"},
                 "channel": "web", "subject": "%2$s", "description": "%3$s", "externalId": "load-%1$d"}""".formatted(number, subjects.subject(number), subjects.issue(number)));
        var answered = System.nanoTime();
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        var id = answer.json().get("id").asString();
        accepted.put(id, answered);
        return id;
    }

    /** Messages sent, and whether anything was lost or doubled. */
    private void report() {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> api.all("/api/messages").stream()
                        .noneMatch(m -> m.get("status").asString().equals("planned")));
        var tasks = api.all("/api/tasks?state=open").stream()
                .collect(Collectors.groupingBy(task -> task.get("complaintId").asString(), Collectors.counting()));
        var messages = api.all("/api/messages").stream()
                .collect(Collectors.groupingBy(m -> m.get("complaintId").asString(), Collectors.counting()));
        var lost = accepted.keySet().stream()
                .filter(id -> !tasks.containsKey(id) || !messages.containsKey(id))
                .count();
        var doubled = tasks.values().stream().filter(n -> n > 1).count()
                + messages.values().stream().filter(n -> n > 1).count();
        System.out.printf(
                "Accepted %d, messages sent %d, doubled %d, lost %d%n",
                accepted.size(), messages.size(), doubled, lost);
        assertThat(List.of(lost, doubled)).containsOnly(0L);
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
