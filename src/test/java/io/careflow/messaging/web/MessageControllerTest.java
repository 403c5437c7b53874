package io.careflow.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import io.careflow.messaging.Carriers;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageStatus;
import io.careflow.messaging.MessagingFixture;
import io.careflow.messaging.MessagingTest;
import java.net.URI;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

@MessagingTest
class MessageControllerTest {

    @LocalServerPort
    int port;

    @Autowired
    MessagingFixture messaging;

    private Api api;

    @BeforeEach
    void login() {
        Carriers.reset();
        api = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
    }

    @Test
    void aMessageIsShownWithWhatBecameOfItAndWithoutAddressOrText() {
        var customer = messaging.customer();
        var id = messaging.plan(Channel.EMAIL, "test-notice", customer);
        messaging.awaitStatus(id, MessageStatus.ACCEPTED);

        var answer = api.get("/api/messages?customerId=" + customer.id());
        assertThat(answer.status()).isEqualTo(200);
        var item = answer.json().get("items").get(0);
        assertThat(item.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "channel",
                        "template",
                        "purpose",
                        "status",
                        "customerId",
                        "complaintId",
                        "subjectId",
                        "createdAt",
                        "acceptedAt",
                        "attempts",
                        "reason",
                        "nextAttemptAt");
        assertThat(item.get("channel").asString()).isEqualTo("email");
        assertThat(item.get("purpose").asString()).isEqualTo("service");
        assertThat(item.get("status").asString()).isEqualTo("accepted");
        assertThat(item.get("template").asString()).isEqualTo("test-notice");
        assertThat(item.get("createdAt").asString()).endsWith("Z");
        var one = (ObjectNode) api.as("ops").get("/api/messages/" + id).json();
        var decisions = one.remove("decisions");
        assertThat(one.remove("settlement").isNull()).isTrue();
        assertThat(one).isEqualTo(item);
        assertThat(decisions)
                .extracting(decision -> decision.get("moment").asString() + " "
                        + decision.get("verdict").asString() + " "
                        + decision.get("rule").asString())
                .containsExactly("asked send Rule_ContactPolicy_01", "sending send Rule_ContactPolicy_01");
    }

    @Test
    void aLongListComesInPagesNewestFirst() {
        var customer = messaging.customer();
        var ids = IntStream.range(0, 120)
                .mapToObj(i ->
                        messaging.plan(Channel.SMS, "test-notice", customer).toString())
                .toList();
        assertThat(api.all("/api/messages?customerId=" + customer.id()))
                .extracting(item -> item.get("id").asString())
                .containsExactlyElementsOf(ids.reversed());
    }

    @Test
    void wrongQuestionsGetClearAnswers() {
        assertThat(api.get("/api/messages?customerId=me").status()).isEqualTo(400);
        assertThat(api.get("/api/messages?page=third").status()).isEqualTo(400);
        assertThat(api.get("/api/messages/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(api.as("stranger").get("/api/messages").status()).isEqualTo(401);
    }

    @Test
    void waitingAndFailedMessagesAreCounted() {
        var metrics = api.as("ops").get("/actuator/prometheus").response().body();
        assertThat(metrics)
                .contains("careflow_messages{channel=\"sms\",state=\"unknown\"}")
                .contains("careflow_messages{channel=\"email\",state=\"waiting\"}")
                .contains("careflow_messages{channel=\"email\",state=\"failed\"}");
    }
}
