package io.careflow.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import io.careflow.CareflowTest;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A customer answers a mail about their complaint. */
@CareflowTest
class ComplaintMailTest {

    @LocalServerPort
    int port;

    @Autowired
    IncomingMails mails;

    @Autowired
    FailedMails failed;

    private final String email = "ada-" + UUID.randomUUID() + "@example.org";
    private Api agent;
    private MailboxFixture mailbox;
    private String complaint;

    @BeforeEach
    void aComplaint() throws Exception {
        mailbox = new MailboxFixture(mails, failed);
        agent = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
        complaint = agent.post("/api/complaints", """
                        {"customer": {"name": "Ada", "email": "%s", "locale": "en"}, "channel": "web",
                         "category": "delivery", "subject": "Parcel", "description": "Lost."}""".formatted(email))
                .json()
                .get("id")
                .asString();
    }

    @AfterEach
    void close() {
        mailbox.close();
    }

    @Test
    void whatTheyAnswerBelongsToTheComplaintBeforeAndAfterItsEnd() throws Exception {
        var acknowledgement = acknowledgement();
        mailbox.deliver(MailboxFixture.reply(email, acknowledgement, "", "It was found.\n\n> We have it."));
        mailbox.over("imap").read();

        assertThat(replies()).singleElement().satisfies(entry -> {
            assertThat(entry.get("text").asString()).isEqualTo("It was found.");
            assertThat(entry.get("channel").asString()).isEqualTo("email");
            assertThat(entry.get("direction").asString()).isEqualTo("inbound");
        });

        assertThat(agent.post("/api/complaints/" + complaint + "/withdraw", "").status())
                .isEqualTo(200);
        mailbox.deliver(MailboxFixture.reply(email, acknowledgement, "", "Thank you all the same."));
        mailbox.over("imap").read();

        assertThat(replies()).hasSize(2);
        assertThat(mailbox.inInbox()).isZero();
        var notices = agent.as("lead").all("/api/notices?open=true").stream()
                .filter(notice -> complaint.equals(notice.get("complaintId").asString()))
                .map(notice -> notice.get("summary").asString());
        assertThat(notices).contains("complaint.wrote-again");
    }

    private UUID acknowledgement() {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> agent.all("/api/messages?complaintId=" + complaint).stream()
                                .filter(message ->
                                        message.get("status").asString().equals("accepted"))
                                .findFirst()
                                .map(message ->
                                        UUID.fromString(message.get("id").asString()))
                                .orElse(null),
                        id -> id != null);
    }

    private java.util.List<JsonNode> replies() {
        return agent.get("/api/complaints/" + complaint)
                .json()
                .get("timeline")
                .valueStream()
                .filter(entry -> entry.get("kind").asString().equals("customer-reply"))
                .toList();
    }
}
