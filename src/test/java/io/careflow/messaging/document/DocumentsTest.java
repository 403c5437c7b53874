package io.careflow.messaging.document;

import static io.careflow.messaging.Carriers.mailsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.Api;
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
import io.careflow.platform.ProblemException;
import io.careflow.platform.protection.OtherKeys;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@MessagingTest
class DocumentsTest {

    private static final byte[] PDF = "%PDF-1.7 äöü".getBytes(StandardCharsets.ISO_8859_1);

    @LocalServerPort
    int port;

    @Autowired
    MessagingFixture messaging;

    @Autowired
    Planning planning;

    @Autowired
    DocumentData data;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate batches;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Environment environment;

    private Api agent;
    private Person customer;

    @BeforeEach
    void somebody() {
        Carriers.reset();
        agent = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
        customer = messaging.customer();
    }

    @Test
    void aMailBringsDocumentsAsTheyWereStored() throws Exception {
        var invoice = stored("维修报告.pdf", PDF, customer.id());
        var prices = stored("prices.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), null);

        messaging.awaitStatus(plan(Channel.EMAIL, invoice, prices), MessageStatus.ACCEPTED);

        var mail = mailsTo(customer.email()).getFirst();
        assertThat(mail.getContentType()).startsWith("multipart/mixed");
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(3);
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("维修报告.pdf");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/pdf");
        assertThat(parts.getBodyPart(1).getDisposition()).isEqualTo("attachment");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(PDF);
        assertThat(parts.getBodyPart(2).getFileName()).isEqualTo("prices.csv");
        assertThat(parts.getBodyPart(2).getInputStream().readAllBytes())
                .isEqualTo("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isKeptEncryptedAndReadByWhoCares() {
        var id = stored("report.pdf", PDF, customer.id());
        var read = agent.get("/api/documents/" + id);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.response().headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(read.response().headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(agent.as("ops").get("/api/documents/" + id).status()).isEqualTo(403);
        assertThat(agent.get("/api/documents/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(jdbc.sql("select content from document where id = ?")
                        .param(id)
                        .query((row, i) -> row.getBytes(1))
                        .single())
                .asString(StandardCharsets.ISO_8859_1)
                .doesNotContain("PDF");
    }

    @Test
    void isReadAfterItsKeyWasRotatedWithTheNewOneAlone() {
        var id = stored("report.pdf", PDF, customer.id());

        // In a transaction that is taken back, so that others still read the shared database.
        transactions.executeWithoutResult(rolledBack -> {
            rolledBack.setRollbackOnly();
            var keys = OtherKeys.rotated(environment);
            var renewal = new DocumentRenewal(jdbc, batches, keys.encryption());
            var before = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() - 1);
            assertThat(renewal.renew(before, 1).changed()).isOne();
            assertThat(renewal.renew(before, 1).changed()).isZero();

            var content = jdbc.sql("select content from document where id = ?")
                    .param(id)
                    .query((row, i) -> row.getBytes(1))
                    .single();
            assertThat(keys.withoutTheOld().encryption().decryptBytes(content, Documents.place(id)))
                    .isEqualTo(PDF);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "virus.exe,  MZ",
        "page.html,  <html>",
        "fake.pdf,   <html>",
        "fake.png,   %PDF-1.7",
        "report,     %PDF-1.7",
        "empty.txt,  ''",
        "binary.txt, 'a\0b'"
    })
    void whatIsNotWhatItIsCalledIsRefused(String name, String content) {
        var answer = agent.upload("/api/documents", name, content.getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("field").asString()).isEqualTo("file");
    }

    @Test
    void whatIsTooLargeIsRefused() {
        var large = new byte[5 * 1024 * 1024 + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        assertThat(agent.upload("/api/documents", "large.pdf", large, Map.of()).status())
                .isEqualTo(413);
        var allowed = java.util.Arrays.copyOf(large, 4 * 1024 * 1024);
        var id = stored("large.pdf", allowed, null);
        assertThatThrownBy(() -> plan(Channel.EMAIL, id, id, id))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("larger than 10 MB together");
    }

    @Test
    void aCustomersDocumentGoesToNobodyElseAndNoneGoesWithAnSms() {
        var theirs = stored("report.pdf", PDF, messaging.customer().id());
        assertThatThrownBy(() -> plan(Channel.EMAIL, theirs))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("documents[0]");
        assertThatThrownBy(() -> plan(Channel.EMAIL, UUID.randomUUID())).isInstanceOf(ProblemException.class);
        var anybodys = stored("report.pdf", PDF, null);
        assertThatThrownBy(() -> plan(Channel.SMS, anybodys))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("mails alone");
        assertThat(jdbc.sql("select count(*) from message where customer_id = ?")
                        .param(customer.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void isErasedWithItsCustomer() {
        var id = stored("report.pdf", PDF, customer.id());
        messaging.awaitStatus(plan(Channel.EMAIL, id), MessageStatus.ACCEPTED);
        data.erase(customer.id());
        assertThat(agent.get("/api/documents/" + id).status()).isEqualTo(404);
    }

    private UUID stored(String name, byte[] content, UUID owner) {
        var answer = agent.upload(
                "/api/documents", name, content, owner == null ? Map.of() : Map.of("customerId", owner.toString()));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return UUID.fromString(answer.json().get("id").asString());
    }

    private UUID plan(Channel channel, UUID... documents) {
        return planning.plan(new NewMessage(
                "document:" + UUID.randomUUID(),
                channel,
                "test-notice",
                Purpose.SERVICE,
                new MessageSubject(customer.id(), null),
                List.of(documents),
                Map.of()));
    }
}
