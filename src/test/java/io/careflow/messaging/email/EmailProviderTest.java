package io.careflow.messaging.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.dispatch.Outcome;
import io.careflow.messaging.dispatch.Outgoing;
import io.careflow.messaging.document.Attachment;
import io.careflow.messaging.link.TestLinks;
import io.careflow.messaging.template.Content;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class EmailProviderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Content CONTENT =
            new Content("您的投诉已受理", "王芳 您好：\n\n我们已经收到。\n", "<p>王芳 您好：</p>\n<p>我们已经收到。</p>\n");

    private static EmailProvider provider(int port) {
        return provider(port, Duration.ofSeconds(20));
    }

    private static EmailProvider provider(int port, Duration patience) {
        return new EmailProvider(
                connections(port, patience),
                new MailComposer(
                        new MailSettings("云帆 Care <care@example.com>"),
                        TestLinks.links(),
                        Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    private static MailConnections connections(int port, Duration patience) {
        var server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.getJavaMailProperties().put("mail.smtp.timeout", String.valueOf(patience.toMillis()));
        return new MailConnections(server);
    }

    private static Outgoing to(String address, String name, Content content) {
        return to(address, name, content, Purpose.SERVICE);
    }

    private static Outgoing to(String address, String name, Content content, Purpose purpose) {
        return new Outgoing(
                UUID.randomUUID(),
                new MessageSubject(UUID.randomUUID(), null),
                purpose,
                NOW,
                address,
                name,
                Locale.SIMPLIFIED_CHINESE,
                content,
                List.of(),
                List.of());
    }

    @Nested
    class Written {

        private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

        @BeforeEach
        void start() {
            server.start();
        }

        @AfterEach
        void stop() {
            server.stop();
        }

        @Test
        void chineseArrivesIntactInSubjectNameTextAndHtml() throws Exception {
            var message = to("wang@example.org", "王芳", CONTENT);
            assertThat(send(message)).isEqualTo(Outcome.accepted("<" + message.id() + "@example.com>"));

            var mail = received();
            assertThat(mail.getSubject()).isEqualTo("您的投诉已受理");
            assertThat(mail.getFrom()).containsExactly(new InternetAddress("care@example.com"));
            assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("云帆 Care");
            assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal())
                    .isEqualTo("王芳");
            assertThat(mail.getMessageID()).isEqualTo("<" + message.id() + "@example.com>");
            assertThat(mail.getSentDate()).isEqualTo(java.util.Date.from(NOW));
            var parts = (MimeMultipart) mail.getContent();
            assertThat(mail.getContentType()).startsWith("multipart/alternative");
            assertThat(parts.getBodyPart(0).getContentType()).containsIgnoringCase("text/plain; charset=UTF-8");
            assertThat(parts.getBodyPart(0).getContent().toString().lines()).containsExactly("王芳 您好：", "", "我们已经收到。");
            assertThat(parts.getBodyPart(1).getContentType()).containsIgnoringCase("text/html; charset=UTF-8");
            assertThat(parts.getBodyPart(1).getContent().toString().lines())
                    .containsExactly("<p>王芳 您好：</p>", "<p>我们已经收到。</p>");
            assertThat(GreenMailUtil.getWholeMessage(mail).chars())
                    .as("pure ASCII on the wire")
                    .allMatch(c -> c < 128);
        }

        @Test
        void nothingInNameOrSubjectBecomesAHeader() throws Exception {
            var hostile = "Eve\r\nBcc: spy@example.net\r\n\r\n<b>";
            send(to("eve@example.org", hostile, new Content("Hi " + hostile, "text", "<p>text</p>")));

            assertThat(server.getReceivedMessages()).hasSize(1);
            var mail = received();
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getSubject()).isEqualTo("Hi Eve Bcc: spy@example.net <b>");
            assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal())
                    .isEqualTo("Eve Bcc: spy@example.net <b>");
        }

        @Test
        void onlyWhatTheyCanDoWithoutCarriesTheLinkToStopIt() throws Exception {
            var greeting = to("wang@example.org", "王芳", CONTENT, Purpose.RELATIONSHIP);
            send(greeting);
            send(to("wang@example.org", "王芳", CONTENT, Purpose.SERVICE));

            var mails = server.getReceivedMessages();
            var link = TestLinks.links().unsubscribe(greeting.id(), NOW);
            assertThat(mails[0].getHeader("List-Unsubscribe")).containsExactly("<" + link + ">");
            assertThat(mails[0].getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            assertThat(mails[1].getHeader("List-Unsubscribe")).isNull();
            assertThat(mails[1].getHeader("List-Unsubscribe-Post")).isNull();
        }

        @Test
        void anImageIsShownFromWithinTheMail() throws Exception {
            var logo = new Attachment("logo.png", "image/png", new byte[] {1, 2, 3});
            send(to("wang@example.org", "王芳", new Content("x", "x", "<img src='cid:logo.png'>", List.of(logo))));

            var related = (MimeMultipart)
                    ((MimeMultipart) received().getContent()).getBodyPart(1).getContent();
            assertThat(related.getContentType()).startsWith("multipart/related");
            assertThat(related.getBodyPart(0).getContentType()).startsWith("text/html");
            var image = (MimeBodyPart) related.getBodyPart(1);
            assertThat(image.getContentID()).isEqualTo("<logo.png>");
            assertThat(image.getDisposition()).isEqualTo("inline");
            assertThat(image.getInputStream().readAllBytes()).containsExactly(1, 2, 3);
        }

        @Test
        void aDomainInChineseIsWrittenToInItsAsciiForm() throws Exception {
            send(to("wang@例子.cn", "王芳", CONTENT));
            assertThat(((InternetAddress) received().getAllRecipients()[0]).getAddress())
                    .isEqualTo("wang@xn--fsqu00a.cn");
        }

        @ParameterizedTest
        @ValueSource(strings = {"nobody", "a@b@c d", "eve@example.org\r\nRCPT TO:<spy@example.net>", "王芳@example.org"})
        void whatIsNoAddressIsRefusedWithoutAskingTheServer(String address) {
            assertThat(send(to(address, "王芳", CONTENT))).isEqualTo(Outcome.invalidAddress("invalid-address"));
            assertThat(server.getReceivedMessages()).isEmpty();
        }

        private Outcome send(Outgoing message) {
            return provider(server.getSmtp().getPort()).send(message);
        }

        private MimeMessage received() {
            return server.getReceivedMessages()[0];
        }
    }

    @ParameterizedTest(name = "{0} answered with {1}")
    @CsvSource({
        "CONNECT, 421 too busy,            UNAVAILABLE, smtp-unreachable",
        "CONNECT, '',                      UNAVAILABLE, smtp-unreachable",
        "MAIL,    530 log in first,        UNAVAILABLE, smtp-sender-530",
        "MAIL,    451 not now,             UNAVAILABLE, smtp-sender-451",
        "MAIL,    552 too large,           REFUSED,     smtp-552",
        "RCPT,    450 mailbox busy,        DEFERRED,    smtp-450",
        "RCPT,    550 no such user,        REFUSED,     smtp-550",
        "RCPT,    550 5.1.1 <wang@example.org>: unknown, INVALID_ADDRESS, smtp-5.1.1",
        "RCPT,    550 5.7.1 not from 5.1.1.7,            REFUSED,         smtp-550",
        "RCPT,    450 4.1.1 try later,     DEFERRED,    smtp-450",
        ".,       550 5.1.1 unknown user,  INVALID_ADDRESS, smtp-5.1.1",
        "RCPT,    421 going down,          UNAVAILABLE, smtp-421",
        "RCPT,    '',                      UNAVAILABLE, smtp-unreachable",
        "DATA,    451 greylisted,          DEFERRED,    smtp-451",
        "DATA,    '',                      UNAVAILABLE, smtp-unreachable",
        ".,       452 disk full,           DEFERRED,    smtp-452",
        ".,       554 looks like spam,     REFUSED,     smtp-554",
        ".,       '',                      UNCLEAR,     smtp-no-answer",
    })
    void anAnswerMeans(String command, String answer, Outcome.Kind kind, String code) throws IOException {
        try (var server = new ScriptedMailServer(Map.of(command, answer))) {
            var patience = answer.isEmpty() ? Duration.ofMillis(500) : Duration.ofSeconds(20);
            var outcome = provider(server.port(), patience).send(to("wang@example.org", "王芳", CONTENT));
            assertThat(outcome.kind()).isEqualTo(kind);
            assertThat(outcome.detail()).isEqualTo(code);
        }
    }

    @Test
    void aServerThatIsNotThereIsUnavailable() throws IOException {
        var server = new ScriptedMailServer(Map.of());
        server.close();
        assertThat(provider(server.port()).send(to("wang@example.org", "王芳", CONTENT)))
                .isEqualTo(Outcome.unavailable("smtp-unreachable"));
    }

    @Test
    void oneConnectionCarriesManyMails() throws IOException {
        try (var server = new ScriptedMailServer(Map.of())) {
            var provider = provider(server.port());
            for (int i = 0; i < 10; i++) {
                assertThat(provider.send(to("wang@example.org", "王芳", CONTENT)).kind())
                        .isEqualTo(Outcome.Kind.ACCEPTED);
            }
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void aConnectionThatTheServerEndedIsReplaced() throws IOException {
        try (var server = new ScriptedMailServer(Map.of("NOOP", ScriptedMailServer.HANG_UP))) {
            var provider = provider(server.port());
            for (int i = 0; i < 3; i++) {
                assertThat(provider.send(to("wang@example.org", "王芳", CONTENT)).kind())
                        .isEqualTo(Outcome.Kind.ACCEPTED);
            }
            assertThat(server.connections).hasValue(3);
        }
    }
}
