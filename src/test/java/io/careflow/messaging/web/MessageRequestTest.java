package io.careflow.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import io.careflow.messaging.Carriers;
import io.careflow.messaging.MessageStatus;
import io.careflow.messaging.MessagingFixture;
import io.careflow.messaging.MessagingTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@MessagingTest
class MessageRequestTest {

    private static final String BODY =
            "{\"channel\": \"sms\", \"template\": \"test-notice\", \"purpose\": \"service\", \"customerId\": \"%s\"}";

    @LocalServerPort
    int port;

    @Autowired
    MessagingFixture messaging;

    private final String key = UUID.randomUUID().toString();
    private Api api;

    @BeforeEach
    void login() {
        Carriers.reset();
        api = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
    }

    @Test
    void aMessageIsAskedForOncePerKey() {
        var customer = messaging.customer();
        var first = send(BODY.formatted(customer.id()));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().get("decisions").get(0).get("verdict").asString())
                .isEqualTo("send");
        var id = UUID.fromString(first.json().get("id").asString());
        assertThat(first.response().headers().firstValue("Location")).contains("/api/messages/" + id);
        messaging.awaitStatus(id, MessageStatus.ACCEPTED);

        var second = send(BODY.formatted(customer.id()));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("id").asString()).isEqualTo(id.toString());
        assertThat(Carriers.smsTo(customer.phone())).isOne();
        assertThat(send(BODY.formatted(customer.id()).replace("sms", "email")).status())
                .isEqualTo(409);
        assertThat(api.as("admin")
                        .post("/api/messages", BODY.formatted(customer.id()), "Idempotency-Key", key)
                        .status())
                .as("another caller's key is another one")
                .isEqualTo(201);
    }

    @Test
    void whatMustNotBeSentIsSaidToBeSuppressed() {
        var customer = messaging.customer();
        var answer = send(BODY.formatted(customer.id()).replace("service", "marketing"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("status").asString()).isEqualTo("suppressed");
        assertThat(answer.json().get("decisions").get(0).get("reason").asString())
                .isEqualTo("no-consent");
    }

    @ParameterizedTest
    @CsvSource({
        "sms, pigeon, 400, channel",
        "test-notice, ../etc, 400, template",
        "test-notice, nothing-like-it, 422, template",
        "test-notice, test-broken, 422, template",
        "service, nagging, 400, purpose",
        "customerId, customer, 400, customerId",
        "{customer}, 00000000-0000-0000-0000-000000000001, 422, customerId",
        "{customer}, me, 400, customerId"
    })
    void badInputIsNamedAndChangesNothing(String what, String instead, int status, String field) {
        var customer = messaging.customer();
        var body = BODY.formatted(customer.id())
                .replace(what.equals("{customer}") ? customer.id().toString() : what, instead);
        var answer = send(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().toString()).contains(field);
        assertThat(api.all("/api/messages?customerId=" + customer.id())).isEmpty();
    }

    @Test
    void theKeyIsNeededAndOperationsSendNothing() {
        var body = BODY.formatted(messaging.customer().id());
        var answer = api.post("/api/messages", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().toString()).contains("Idempotency-Key");
        assertThat(api.post("/api/messages", body, "Idempotency-Key", "x".repeat(201))
                        .status())
                .isEqualTo(400);
        assertThat(api.as("ops")
                        .post("/api/messages", body, "Idempotency-Key", key)
                        .status())
                .isEqualTo(403);
    }

    private Api.Answer send(String body) {
        return api.post("/api/messages", body, "Idempotency-Key", key);
    }
}
