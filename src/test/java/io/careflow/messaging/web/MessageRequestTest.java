package io.careflow.messaging.web;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.careflow.messaging.Carriers.TWILIO;
import static io.careflow.messaging.Carriers.answer;
import static io.careflow.messaging.Carriers.refusal;
import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
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
import org.springframework.jdbc.core.simple.JdbcClient;

@MessagingTest
class MessageRequestTest {

    private static final int TOO_LONG = 21617;
    private static final String BODY =
            "{\"channel\": \"sms\", \"template\": \"test-notice\", \"purpose\": \"service\", \"customerId\": \"%s\"}";

    @LocalServerPort
    int port;

    @Autowired
    MessagingFixture messaging;

    @Autowired
    JdbcClient jdbc;

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
    void whatTheCallerWantsSaidIsSaidAndForgottenWhenItIsSent() {
        var customer = messaging.customer();
        var body = BODY.formatted(customer.id())
                .replace("test-notice", "test-order")
                .replace("}", ", \"variables\": {\"order\": \"K-4711 & co\", \"parcels\": 2}}");
        answer(customer.phone(), refusal(400, TOO_LONG));
        var failed = UUID.fromString(send(body).json().get("id").asString());
        messaging.awaitStatus(failed, MessageStatus.FAILED);
        assertThat(kept(failed)).isTrue();
        Carriers.reset();
        var again =
                api.as("lead").post("/api/messages/" + failed + "/resend", "{}").json();
        var id = UUID.fromString(again.get("id").asString());
        messaging.awaitStatus(id, MessageStatus.ACCEPTED);

        assertThat(TWILIO.findAll(postRequestedFor(urlPathMatching(".*/Messages.json"))
                        .withRequestBody(containing(encode(customer.phone(), UTF_8)))))
                .singleElement()
                .satisfies(sent -> assertThat(sent.getBodyAsString())
                        .contains("K-4711+%26+co")
                        .contains("+2+"));
        assertThat(kept(id)).isFalse();
        assertThat(kept(failed)).isFalse();
    }

    private boolean kept(UUID message) {
        return jdbc.sql("select said is not null from message where id = ?")
                .param(message)
                .query(Boolean.class)
                .single();
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
        "{customer}, me, 400, customerId",
        "}, ', \"variables\": {\"customerName\": \"x\"}}', 422, customerName",
        "}, ', \"variables\": {\"order\": [1]}}', 400, variables.order",
        "}, ', \"variables\": {\"Order no\": 1}}', 400, variables"
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
