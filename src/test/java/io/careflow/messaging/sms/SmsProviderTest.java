package io.careflow.messaging.sms;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.careflow.messaging.Carriers.refusal;
import static io.careflow.messaging.Carriers.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.dispatch.Outcome;
import io.careflow.messaging.dispatch.Outcome.Kind;
import io.careflow.messaging.dispatch.Outgoing;
import io.careflow.messaging.template.Content;
import io.careflow.platform.PublicUrl;
import io.careflow.platform.StartFailure;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsProviderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String MESSAGES = "/2010-04-01/Accounts/AC123/Messages.json";

    @RegisterExtension
    static final WireMockExtension TWILIO = WireMockExtension.newInstance().build();

    @Test
    void theSdkAsksTwilioWithAccountSenderAndChineseText() {
        TWILIO.stubFor(post(urlEqualTo(MESSAGES)).willReturn(taken()));
        var outgoing = message();
        var message = outgoing.id();
        assertThat(provider(URI.create(TWILIO.baseUrl())).send(outgoing))
                .isEqualTo(Outcome.accepted("SM00000000000000000000000000000001"));
        TWILIO.verify(
                1,
                postRequestedFor(urlEqualTo(MESSAGES))
                        .withBasicAuth(new BasicCredentials("AC123", "secret"))
                        .withFormParam("To", equalTo("+8613800138000"))
                        .withFormParam(
                                "StatusCallback", equalTo("https://care.example.org/webhooks/twilio/status/" + message))
                        .withFormParam("From", equalTo("+15005550006"))
                        .withFormParam("Body", equalTo("【云帆】王芳，您的投诉已受理 & 100%。")));
    }

    @Test
    void aMessagingServiceSendsInsteadOfANumber() {
        TWILIO.stubFor(post(urlEqualTo(MESSAGES)).willReturn(taken()));
        var settings = new TwilioSettings(
                "AC123",
                "secret",
                null,
                "MG1",
                URI.create(TWILIO.baseUrl()),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20));
        new SmsProvider(settings, new PublicUrl(""), Clock.systemUTC()).send(message());
        TWILIO.verify(postRequestedFor(urlEqualTo(MESSAGES)).withFormParam("MessagingServiceSid", equalTo("MG1")));
    }

    @ParameterizedTest(name = "HTTP {0}, code {1}")
    @CsvSource({
        "400, 21610, OPTED_OUT,   twilio-21610",
        "400, 21211, INVALID_ADDRESS, twilio-21211",
        "400, 21614, INVALID_ADDRESS, twilio-21614",
        "400, 30006, INVALID_ADDRESS, twilio-30006",
        "400, 21408, REFUSED,     twilio-21408",
        "401, 20003, UNAVAILABLE, twilio-20003",
        "400, 21606, UNAVAILABLE, twilio-21606",
        "400, 21611, UNAVAILABLE, twilio-21611",
        "500, 20500, UNAVAILABLE, twilio-http-500",
        "503, 20503, UNAVAILABLE, twilio-http-503",
        "504, 20504, UNCLEAR,     twilio-no-answer",
    })
    void anAnswerMeansAndIsAskedForOnce(int status, int code, Kind kind, String detail) {
        var outcome = send(refusal(status, code));
        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.detail()).isEqualTo(detail);
        TWILIO.verify(1, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @ParameterizedTest
    @CsvSource({
        "30,                              PT30S",
        "'Sun, 22 Nov 2026 10:02:00 GMT', PT2M",
        "'Sun, 22 Nov 2026 09:00:00 GMT',",
        "soon,",
    })
    void tooManyRequestsSaysWhenToComeBack(String header, Duration wait) {
        assertThat(send(aResponse().withStatus(429).withHeader("Retry-After", header)))
                .isEqualTo(Outcome.unavailable("twilio-http-429", wait));
        TWILIO.verify(1, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @Test
    void aConnectionThatBreaksAfterTheRequestLeavesTheOutcomeOpen() {
        assertThat(send(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)))
                .isEqualTo(Outcome.unclear("twilio-no-answer"));
        TWILIO.verify(1, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @Test
    void anAnswerThatComesTooLateLeavesTheOutcomeOpen() {
        TWILIO.stubFor(post(urlEqualTo(MESSAGES)).willReturn(taken().withFixedDelay(5000)));
        assertThat(provider(URI.create(TWILIO.baseUrl()), Duration.ofMillis(500))
                        .send(message()))
                .isEqualTo(Outcome.unclear("twilio-no-answer"));
    }

    @Test
    void anAcceptanceThatCannotBeReadLeavesTheOutcomeOpen() {
        assertThat(send(aResponse().withStatus(201).withBody("<html>")).kind()).isEqualTo(Kind.UNCLEAR);
    }

    @Test
    void aTwilioThatIsNotThereIsUnavailable() {
        assertThat(provider(URI.create("http://127.0.0.1:1")).send(message()))
                .isEqualTo(Outcome.unavailable("twilio-unreachable"));
    }

    @Test
    void whatIsWrongWithOurAccountIsKnownUntilAMessageIsTaken() {
        var provider = provider(URI.create(TWILIO.baseUrl()));
        TWILIO.stubFor(post(urlEqualTo(MESSAGES)).willReturn(refusal(400, 21606)));
        provider.send(message());
        assertThat(provider.accountFault()).isEqualTo("twilio-21606");
        TWILIO.stubFor(post(urlEqualTo(MESSAGES)).willReturn(refusal(400, 21610)));
        provider.send(message());
        assertThat(provider.accountFault()).isEqualTo("twilio-21606");
        TWILIO.stubFor(post(urlEqualTo(MESSAGES)).willReturn(taken()));
        provider.send(message());
        assertThat(provider.accountFault()).isNull();
    }

    @Test
    void aMissingSettingStopsTheStartAndIsNamed() {
        assertThatThrownBy(() -> new TwilioSettings("AC123", "", "+1", null, null, null, null))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("careflow.twilio.auth-token");
    }

    private static Outcome send(ResponseDefinitionBuilder answer) {
        TWILIO.stubFor(post(urlEqualTo(MESSAGES)).willReturn(answer));
        return provider(URI.create(TWILIO.baseUrl())).send(message());
    }

    private static SmsProvider provider(URI base) {
        return provider(base, Duration.ofSeconds(20));
    }

    private static SmsProvider provider(URI base, Duration patience) {
        var settings =
                new TwilioSettings("AC123", "secret", "+15005550006", null, base, Duration.ofSeconds(20), patience);
        return new SmsProvider(settings, new PublicUrl("https://care.example.org/"), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Outgoing message() {
        return new Outgoing(
                UUID.randomUUID(),
                new MessageSubject(UUID.randomUUID(), null),
                Purpose.SERVICE,
                NOW,
                "+8613800138000",
                "王芳",
                Locale.SIMPLIFIED_CHINESE,
                Content.of("【云帆】王芳，您的投诉已受理 & 100%。"),
                List.of(),
                List.of());
    }
}
