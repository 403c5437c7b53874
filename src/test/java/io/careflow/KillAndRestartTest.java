package io.careflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/**
 * The whole application is killed while complaints come in; whatever was promised is kept. With {@code
 * -Dcareflow.kill.complaints=500} for as many as are promised; the normal run has fewer, for its time.
 */
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
class KillAndRestartTest {

    private static final int COMPLAINTS = Integer.getInteger("careflow.kill.complaints", 150);
    private static final int PER_SECOND = 20;
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private CareflowProcess careflow;

    /** When the warning of the most urgent complaint was to be given. */
    private Instant warnedAt;

    @RegisterExtension
    final AfterTestExecutionCallback witness = context -> {
        if (context.getExecutionException().isPresent()) {
            System.out.println(careflow.said());
        }
    };

    @BeforeEach
    void start() throws Exception {
        mail.start();
        mail.setUser("sink@example.org", "sink", "sink");
        careflow = new CareflowProcess(
                folder.resolve("home"),
                Map.of(
                        "spring.mail.host", "127.0.0.1",
                        "spring.mail.port", String.valueOf(mail.getSmtp().getPort()),
                        "careflow.demo", "false",
                        // What a killed process had in hand comes again sooner.
                        "camunda.client.worker.defaults.timeout", "PT8S"),
                CareflowProcess.SHORT_LIVED);
        careflow.start();
    }

    @AfterEach
    void stop() throws Exception {
        careflow.close();
        mail.stop();
    }

    @Test
    void whatWasPromisedIsKeptWhateverWasKilled() throws Exception {
        var api = new Api(careflow::at, "admin");
        post(api, 0);
        var urgent = accepted.iterator().next();
        var arrivals = Executors.newScheduledThreadPool(8, Thread.ofVirtual().factory());
        for (var n = 1; n < COMPLAINTS; n++) {
            var number = n;
            arrivals.schedule(() -> post(api, number), n * 1000L / PER_SECOND, TimeUnit.MILLISECONDS);
        }
        var random = new Random(20261122);
        for (var kill = 1; kill <= KILLS; kill++) {
            var until = kill * COMPLAINTS / (KILLS + 1) - random.nextInt(PER_SECOND);
            await().atMost(Duration.ofMinutes(3)).until(() -> accepted.size() >= until);
            if (kill == 1) {
                killUntilItShouldHaveWarned(api, urgent);
            } else {
                careflow.kill();
            }
            careflow.start();
        }
        arrivals.shutdown();
        assertThat(arrivals.awaitTermination(3, TimeUnit.MINUTES)).isTrue();

        assertThat(accepted).hasSize(COMPLAINTS);
        // Reading all of it is work too, for a program that still has much to do.
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> assertThat(complaintsWithATask(api)).containsExactlyInAnyOrderElementsOf(accepted));
        eachHasOneAcknowledgement(api);
        theWarningWasGivenOnceAndSaysHowLateItWas(api, urgent);
        everyTaskCanBeCompleted(api);
    }

    /** Down at the instant of a warning: two seconds before it careflow is killed, and not started before it is past. */
    private void killUntilItShouldHaveWarned(Api api, String complaint) throws InterruptedException {
        var clock = await().until(() -> firstResponse(api, complaint), Optional::isPresent)
                .orElseThrow();
        assertThat(clock.get("calendar").asString()).isEqualTo("around-the-clock");
        var start = instant(clock, "startedAt");
        warnedAt = start.plus(
                Duration.between(start, instant(clock, "dueAt")).multipliedBy(3).dividedBy(4));
        var now = instant(api.get("/api/clock").json(), "now");
        var moved = api.post(
                        "/api/clock/advance",
                        "{\"by\": \"" + Duration.between(now, warnedAt).minusSeconds(2) + "\"}")
                .json();
        var ahead = Duration.parse(moved.get("ahead").asString());
        careflow.kill();
        assertThat(Instant.now().plus(ahead)).as("killed").isBefore(warnedAt);
        await().until(() -> Instant.now().plus(ahead).isAfter(warnedAt));
    }

    private void theWarningWasGivenOnceAndSaysHowLateItWas(Api api, String complaint) {
        var given = firstResponse(api, complaint)
                .orElseThrow()
                .get("events")
                .valueStream()
                .filter(event -> event.get("event").asString().equals("warned"))
                .toList();
        assertThat(given).hasSize(1);
        var late = Duration.parse(given.getFirst().get("late").asString());
        assertThat(late).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(late)
                .isEqualTo(Duration.between(warnedAt, instant(given.getFirst(), "at"))
                        .truncatedTo(ChronoUnit.SECONDS));
    }

    private static Optional<JsonNode> firstResponse(Api api, String complaint) {
        return api.all("/api/complaints/" + complaint + "/clocks").stream()
                .filter(clock -> clock.get("metric").asString().equals("first-response"))
                .findFirst();
    }

    private static Instant instant(JsonNode from, String field) {
        return Instant.parse(from.get(field).asString());
    }

    /** Posts until it is answered: a caller that gets no answer tries again with the same key. */
    private void post(Api api, int number) {
        var body = """
                {"customer": {"name": "Customer %1$d", "email": "customer%1$d@example.org", "locale": "en"},
                 "channel": "web", "category": "%2$s", "subject": "Order %1$d is late",
                 "description": "It has not arrived."}""".formatted(number, number == 0 ? "safety" : "delivery");
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    try {
                        var answer = api.post("/api/complaints", body, "Idempotency-Key", "kill-" + number);
                        return answer.status() / 100 == 2
                                && accepted.add(answer.json().get("id").asString());
                    } catch (UncheckedIOException down) {
                        return false;
                    }
                });
    }

    private List<String> complaintsWithATask(Api api) {
        return api.all("/api/tasks?state=open").stream()
                .map(task -> task.get("complaintId").asString())
                .toList();
    }

    private void eachHasOneAcknowledgement(Api api) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    var acknowledgements = acknowledgements(api);
                    assertThat(acknowledgements).hasSize(COMPLAINTS);
                    assertThat(acknowledgements)
                            .allSatisfy(
                                    m -> assertThat(m.get("status").asString()).isEqualTo("accepted"));
                });
        assertThat(acknowledgements(api).stream()
                        .map(m -> m.get("complaintId").asString())
                        .collect(Collectors.toSet()))
                .isEqualTo(accepted);
        // A kill between the server's acceptance and our record may repeat a mail, under the same Message-ID.
        assertThat(messageIds()).hasSize(COMPLAINTS);
    }

    private List<JsonNode> acknowledgements(Api api) {
        return api.all("/api/messages?").stream()
                .filter(m -> m.get("template").asString().equals("complaint-acknowledgement"))
                .toList();
    }

    private Set<String> messageIds() {
        var ids = new HashSet<String>();
        for (var message : mail.getReceivedMessages()) {
            try {
                ids.add(message.getMessageID());
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
        return ids;
    }

    private void everyTaskCanBeCompleted(Api api) throws InterruptedException {
        var failed = new ConcurrentHashMap<String, String>();
        try (var people = Executors.newFixedThreadPool(8)) {
            for (var task : api.all("/api/tasks?state=open")) {
                people.submit(() -> {
                    var key = task.get("key").asString();
                    var answer = api.post(
                            "/api/tasks/" + key + "/complete",
                            "{\"variables\": {\"text_reply\": \"We look into it.\"}}");
                    if (answer.status() / 100 != 2) {
                        failed.put(
                                key, answer.status() + " " + answer.response().body());
                    }
                });
            }
        }
        assertThat(failed).isEmpty();
    }
}
