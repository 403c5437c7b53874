package io.careflow.messaging.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.careflow.messaging.Carriers.answer;
import static io.careflow.messaging.Carriers.refusal;
import static io.careflow.messaging.Carriers.smsTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.careflow.Api;
import io.careflow.messaging.Carriers;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageStatus;
import io.careflow.messaging.MessagingFixture;
import io.careflow.messaging.MessagingFixture.Person;
import io.careflow.messaging.MessagingTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@MessagingTest
class DeadLettersTest {

    private static final int TOO_LONG = 21617;

    @LocalServerPort
    int port;

    @Autowired
    MessagingFixture messaging;

    @Autowired
    JdbcClient jdbc;

    private Api api;
    private Person customer;

    @BeforeEach
    void login() {
        Carriers.reset();
        messaging.advance(Duration.ofHours(2));
        api = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "lead");
        customer = messaging.customer();
    }

    @Test
    void aMessageThatFailedIsSentAnewOnce() {
        var failed = failed();
        assertThat(deadLetters()).contains(failed);
        Carriers.reset();

        var again = api.post("/api/messages/" + failed + "/resend", "{}");

        assertThat(again.status()).isEqualTo(201);
        var anew = UUID.fromString(again.json().get("id").asString());
        assertThat(anew).isNotEqualTo(failed);
        messaging.awaitStatus(anew, MessageStatus.ACCEPTED);
        assertThat(smsTo(customer.phone())).isOne();
        var old = api.get("/api/messages/" + failed).json();
        assertThat(old.get("status").asString()).isEqualTo("failed");
        assertThat(old.get("settlement").get("how").asString()).isEqualTo("resent");
        assertThat(old.get("settlement").get("by").asString()).isEqualTo("lead");
        assertThat(deadLetters()).doesNotContain(failed);
        assertThat(api.post("/api/messages/" + failed + "/resend", "{}").status())
                .isEqualTo(409);
        assertThat(audited("resend", failed)).isOne();
    }

    @Test
    void aMessageOfUnknownOutcomeWaitsForAPersonWhoMayDiscardIt() {
        answer(customer.phone(), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        var unknown = messaging.plan(Channel.SMS, "test-notice", customer);
        messaging.awaitStatus(unknown, MessageStatus.UNKNOWN);
        assertThat(deadLetters()).contains(unknown);

        var discarded = api.as("ops").post("/api/messages/" + unknown + "/discard", "{}");

        assertThat(discarded.status()).isEqualTo(200);
        assertThat(discarded.json().get("status").asString()).isEqualTo("unknown");
        assertThat(discarded.json().get("settlement").get("how").asString()).isEqualTo("discarded");
        assertThat(deadLetters()).doesNotContain(unknown);
        assertThat(api.post("/api/messages/" + unknown + "/discard", "{}").status())
                .isEqualTo(409);
        assertThat(audited("discard", unknown)).isOne();
    }

    @Test
    void aNewDecisionIsTakenWhenOneIsSentAnew() {
        var failed = failed();
        jdbc.sql("update contact set validity = 'invalid' where customer_id = ?")
                .param(customer.id())
                .update();
        var again = api.post("/api/messages/" + failed + "/resend", "{}").json();
        assertThat(again.get("status").asString()).isEqualTo("suppressed");
        assertThat(again.get("reason").asString()).isEqualTo("invalid-address");
    }

    @Test
    void whatNeedsNobodyIsLeftAlone() {
        var sent = messaging.plan(Channel.SMS, "test-notice", customer);
        messaging.awaitStatus(sent, MessageStatus.ACCEPTED);
        assertThat(api.post("/api/messages/" + sent + "/resend", "{}").status()).isEqualTo(409);
        assertThat(api.post("/api/messages/" + sent + "/discard", "{}").status())
                .isEqualTo(409);
        assertThat(api.post("/api/messages/" + UUID.randomUUID() + "/resend", "{}")
                        .status())
                .isEqualTo(404);
        var failed = failed();
        var agent = api.as("agent");
        assertThat(agent.get("/api/messages/dead-letters").status()).isEqualTo(403);
        assertThat(agent.post("/api/messages/" + failed + "/resend", "{}").status())
                .isEqualTo(403);
        assertThat(agent.post("/api/messages/" + failed + "/discard", "{}").status())
                .isEqualTo(403);
    }

    private UUID failed() {
        answer(customer.phone(), refusal(400, TOO_LONG));
        var message = messaging.plan(Channel.SMS, "test-notice", customer);
        messaging.awaitStatus(message, MessageStatus.FAILED);
        return message;
    }

    private List<UUID> deadLetters() {
        return api.all("/api/messages/dead-letters").stream()
                .map(item -> UUID.fromString(item.get("id").asString()))
                .toList();
    }

    private int audited(String action, UUID message) {
        return jdbc.sql("select count(*) from audit_entry where action = ? and subject_type = 'message'"
                        + " and subject_id = ?")
                .params(action, message.toString())
                .query(Integer.class)
                .single();
    }
}
