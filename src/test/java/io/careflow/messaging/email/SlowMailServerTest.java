package io.careflow.messaging.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import io.careflow.CareflowTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.JsonNode;

/** A mail server that takes for ever holds up mails, and nothing else. */
@CareflowTest
class SlowMailServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    JavaMailSenderImpl server;

    @Autowired
    MailConnections connections;

    @LocalServerPort
    int port;

    private Api agent;
    private String host;
    private int usualPort;
    private ServerSocket silent;
    private List<String> byMail = List.of();

    @BeforeEach
    void aServerThatSaysNothing() throws IOException {
        agent = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
        host = server.getHost();
        usualPort = server.getPort();
        // Connections are taken by the system, and nobody ever says a word on them.
        silent = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        server.setHost("127.0.0.1");
        server.setPort(silent.getLocalPort());
        connections.destroy();
    }

    @AfterEach
    void theUsualServer() throws IOException {
        server.setHost(host);
        server.setPort(usualPort);
        silent.close();
        // Other tests find the mail server in order, and nothing in its way.
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> {
            agent.as("admin").post("/api/clock/advance", "{\"by\": \"PT1M\"}");
            return byMail.stream().allMatch(id -> statuses(id).contains("accepted"));
        });
    }

    @Test
    void smsTasksAndComplaintsGoOnWhileMailsWait() {
        // More than there are threads for mails.
        byMail = IntStream.range(0, 12)
                .mapToObj(i -> complain("\"email\": \"slow-%s@example.org\"".formatted(random())))
                .toList();
        await().atMost(PATIENCE)
                .until(() -> byMail.stream().anyMatch(id -> statuses(id).contains("claimed")));

        var bySms = complain("\"phone\": \"+861390%s\"".formatted(random()));
        await().atMost(PATIENCE).until(() -> statuses(bySms).contains("accepted"));
        var task = await().atMost(PATIENCE).until(() -> task(bySms), found -> found != null);
        assertThat(agent.post("/api/tasks/" + task.get("key").asString() + "/claim", "{}")
                        .status())
                .isEqualTo(200);
        for (var id : byMail) {
            await().atMost(PATIENCE).until(() -> task(id) != null);
        }
        assertThat(byMail).as("the mails still wait").noneMatch(id -> statuses(id)
                .contains("accepted"));
    }

    private String complain(String contact) {
        var answer = agent.post("/api/complaints", """
                {"customer": {"name": "Ada", %s, "locale": "en"}, "channel": "web",
                 "category": "delivery", "subject": "Late", "description": "It has not arrived."}""".formatted(contact));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private List<String> statuses(String id) {
        return agent.all("/api/messages?complaintId=" + id).stream()
                .map(message -> message.get("status").asString())
                .toList();
    }

    private JsonNode task(String id) {
        var open = agent.get("/api/complaints/" + id).json().get("openTasks");
        return open.isEmpty() ? null : open.get(0);
    }

    private static int random() {
        return ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    }
}
