package io.careflow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.security.RequestValidator;
import com.twilio.type.PhoneNumber;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stand-in as Twilio's own client sees it. */
class LocalTwilioTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");
    private static final TwilioAccount ACCOUNT =
            new TwilioAccount("AC00000000000000000000000000000001", "token", "+15005550006");

    @TempDir
    Path directory;

    private final List<String> reports = new CopyOnWriteArrayList<>();
    private HttpServer application;
    private LocalTwilio twilio;

    @BeforeEach
    void start() throws Exception {
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        application.createContext("/", this::told);
        application.start();
        twilio = LocalTwilio.start(
                directory, 0, ACCOUNT, application.getAddress().getPort(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        twilio.close();
        application.stop(0);
    }

    private void told(HttpExchange exchange) throws IOException {
        var fields = Arrays.stream(
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&"))
                .map(field -> field.split("="))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        var signed = new RequestValidator("token")
                .validate(
                        "https://care.example.org" + exchange.getRequestURI(),
                        fields,
                        exchange.getRequestHeaders().getFirst("X-Twilio-Signature"));
        reports.add((signed ? "" : "unsigned ") + exchange.getRequestURI().getPath() + " " + fields.get("MessageSid")
                + " " + fields.get("MessageStatus"));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @Test
    void anSmsIsTakenAndKept() throws Exception {
        var message = sms("+8613800138000", "您好，我们已收到您的投诉 & 正在处理").create(client("token"));

        assertThat(message.getSid()).matches("SM[0-9a-f]{32}");
        assertThat(message.getStatus()).isEqualTo(Message.Status.QUEUED);
        assertThat(message.getDateCreated().toInstant()).isEqualTo(NOW);
        assertThat(message.getErrorCode()).isNull();
        assertThat(new LocalFiles(directory, ".json")
                        .page(null)
                        .map(KeptSms::parse)
                        .items())
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.from()).isEqualTo("+15005550006");
                    assertThat(kept.to()).isEqualTo("+8613800138000");
                    assertThat(kept.body()).isEqualTo("您好，我们已收到您的投诉 & 正在处理");
                });
    }

    @Test
    void theApplicationIsToldThatItWasSentAndArrived() {
        var message = sms("+8613800138000", "Hello")
                .setStatusCallback(URI.create("https://care.example.org/webhooks/twilio/status/7"))
                .create(client("token"));
        await().untilAsserted(() -> assertThat(reports)
                .containsExactly(
                        "/webhooks/twilio/status/7 " + message.getSid() + " sent",
                        "/webhooks/twilio/status/7 " + message.getSid() + " delivered"));
    }

    @ParameterizedTest
    @CsvSource({"您, 70, 1", "您, 71, 2", "[, 80, 1", "[, 81, 2", "Hé, 80, 1", "a, 161, 2"})
    void segmentsAreCountedAsTheNetworkCountsThem(String part, int times, int segments) {
        assertThat(sms("+8613800138000", part.repeat(times))
                        .create(client("token"))
                        .getNumSegments())
                .isEqualTo(Integer.toString(segments));
    }

    @Test
    void aMessagingServiceMayBeTheSender() {
        var message = new MessageCreator(
                        new PhoneNumber("+8613800138000"), "MG00000000000000000000000000000001", "Hello")
                .create(client("token"));
        assertThat(message.getMessagingServiceSid()).startsWith("MG");
        assertThat(message.getStatus()).isEqualTo(Message.Status.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({
        "+15005550001, 21211",
        "12345, 21211",
        "+15005550002, 21612",
        "+15005550003, 21408",
        "+15005550004, 21610",
        "+15005550009, 21614"
    })
    void aRecipientIsRefusedAsTwilioRefusesIt(String to, int code) throws Exception {
        assertThatThrownBy(() -> sms(to, "Hello").create(client("token")))
                .isInstanceOfSatisfying(ApiException.class, refusal -> {
                    assertThat(refusal.getStatusCode()).isEqualTo(400);
                    assertThat(refusal.getCode()).isEqualTo(code);
                });
        assertThat(new LocalFiles(directory, ".json").page(null).items()).isEmpty();
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> sms("+8613800138000", "Hello").create(client("wrong")))
                .isInstanceOfSatisfying(ApiException.class, refusal -> {
                    assertThat(refusal.getStatusCode()).isEqualTo(401);
                    assertThat(refusal.getCode()).isEqualTo(20003);
                });
    }

    @Test
    void aMessageThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> sms("+8613800138000", "x".repeat(1601)).create(client("token")))
                .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.getCode())
                        .isEqualTo(21617));
    }

    @Test
    void itListensOnTheLoopbackInterfaceOnly() {
        assertThat(twilio.properties().get("careflow.twilio.base-url").toString())
                .startsWith("http://127.0.0.1:");
    }

    private static MessageCreator sms(String to, String body) {
        return new MessageCreator(new PhoneNumber(to), new PhoneNumber(ACCOUNT.fromNumber()), body);
    }

    private TwilioRestClient client(String token) {
        var address =
                URI.create(twilio.properties().get("careflow.twilio.base-url").toString());
        return new TwilioRestClient.Builder(ACCOUNT.sid(), token)
                .httpClient(new TwilioAt(address))
                .build();
    }
}
