package io.careflow.messaging.link;

import static io.careflow.messaging.Carriers.header;
import static io.careflow.messaging.Carriers.mailsTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Carriers;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageStatus;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.MessagingFixture;
import io.careflow.messaging.MessagingFixture.Person;
import io.careflow.messaging.MessagingTest;
import io.careflow.messaging.dispatch.NewMessage;
import io.careflow.messaging.dispatch.Planning;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@MessagingTest
class UnsubscribeTest {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    MessagingFixture messaging;

    @Autowired
    Planning planning;

    @Autowired
    Consents consents;

    @Autowired
    Links links;

    private Person customer;

    @BeforeEach
    void somebody() {
        Carriers.reset();
        customer = messaging.customerWhereItIs(12);
    }

    @Test
    void lookingChangesNothingAndPostingUnsubscribesFromThatPurposeByThatChannelAtOnce() throws Exception {
        var link = linkOf(sent(Purpose.RELATIONSHIP));

        assertThat(ask("GET", link).statusCode()).isEqualTo(200);
        assertThat(ask("HEAD", link).statusCode()).isEqualTo(200);
        assertThat(consents.of(customer.id()).history()).isEmpty();

        var done = ask("POST", link);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.headers().map()).doesNotContainKeys("Set-Cookie", "Location");
        assertThat(consents.of(customer.id()).effective()).singleElement().satisfies(said -> {
            assertThat(said.channel()).isEqualTo(ConsentChannel.EMAIL);
            assertThat(said.purpose()).isEqualTo(Purpose.RELATIONSHIP);
            assertThat(said.state()).isEqualTo(ConsentState.OPTED_OUT);
            assertThat(said.source()).isEqualTo("unsubscribe-link");
            assertThat(said.recordedBy()).isEqualTo("system");
        });
        assertThat(messaging.message(plan(Purpose.RELATIONSHIP)).reason()).isEqualTo("opted-out");
        messaging.awaitStatus(plan(Purpose.SURVEY), MessageStatus.ACCEPTED);

        assertThat(ask("POST", link).statusCode()).isEqualTo(200);
        assertThat(consents.of(customer.id()).history()).hasSize(1);
    }

    @Test
    void aMailProgramMayPostItAsAFormOfParts() throws Exception {
        var request = HttpRequest.newBuilder(at(linkOf(sent(Purpose.SURVEY))))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
                        + "One-Click\r\n--x--\r\n"));
        assertThat(BROWSER.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        assertThat(consents.state(customer.id(), ConsentChannel.EMAIL, Purpose.SURVEY))
                .contains(ConsentState.OPTED_OUT);
    }

    @Test
    void aLinkThatIsNotOursIsUnknownAndAnEndedOneIsGone() throws Exception {
        var message = sent(Purpose.RELATIONSHIP);
        var good = linkOf(message);
        var ended = links.unsubscribe(message, Instant.parse("2020-01-01T00:00:00Z"));
        var ofNoMessage = links.unsubscribe(UUID.randomUUID(), Instant.now());
        var forged = good.substring(0, good.length() - 3) + (good.endsWith("AAA") ? "BBB" : "AAA");

        assertThat(ask("POST", forged).statusCode()).isEqualTo(404);
        assertThat(ask("POST", ended).statusCode()).isEqualTo(410);
        assertThat(ask("POST", ofNoMessage).statusCode()).isEqualTo(410);
        assertThat(ask("GET", links.preferences(message, Instant.now()).replace("/preferences/", "/u/"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(consents.of(customer.id()).history()).isEmpty();
    }

    @Test
    void nothingKeepsOrPassesOnTheLink() throws Exception {
        for (var answer : List.of(ask("GET", linkOf(sent(Purpose.SURVEY))), ask("GET", "http://x/u/forged"))) {
            var headers = answer.headers();
            assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(headers.firstValue("X-Robots-Tag").orElse("")).contains("noindex");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(headers.map()).doesNotContainKey("Set-Cookie");
            assertThat(answer.body()).doesNotContain(customer.email(), "王芳", "<script");
        }
    }

    private UUID plan(Purpose purpose) {
        return planning.plan(new NewMessage(
                "unsubscribe:" + UUID.randomUUID(),
                Channel.EMAIL,
                "test-notice",
                purpose,
                new MessageSubject(customer.id(), null)));
    }

    private UUID sent(Purpose purpose) {
        var message = plan(purpose);
        messaging.awaitStatus(message, MessageStatus.ACCEPTED);
        return message;
    }

    private String linkOf(UUID message) {
        var mail = mailsTo(customer.email()).stream()
                .filter(each -> header(each, "Message-ID").contains(message.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        return header(mail, "List-Unsubscribe").replaceAll("[<>\\s]", "");
    }

    private URI at(String link) {
        return URI.create("http://127.0.0.1:" + port + URI.create(link).getPath());
    }

    private HttpResponse<String> ask(String method, String link) throws Exception {
        return BROWSER.send(
                HttpRequest.newBuilder(at(link))
                        .method(method, method.equals("POST") ? BodyPublishers.ofString("") : BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
