package io.careflow.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import io.careflow.CareflowTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CareflowTest
class ComplaintApiTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void logIn() {
        api = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
    }

    @Test
    void acceptsAComplaintAndSaysWhereItIs() {
        var answer = api.post("/api/complaints", complaint("Late", ""));

        assertThat(answer.status()).isEqualTo(201);
        var complaint = answer.json();
        assertThat(answer.response().headers().firstValue("Location"))
                .contains("/api/complaints/" + complaint.get("id").asString());
        assertThat(complaint.get("status").asString()).isEqualTo("received");
        assertThat(complaint.get("customerId").asString()).isNotEmpty();
        assertThat(complaint.get("reference").asString()).startsWith("C-");
        assertThat(complaint.get("timeline").get(0).get("summary").asString()).isEqualTo("complaint.received");
    }

    @Test
    void sameExternalIdIsTheSameComplaint() {
        var externalId = ", \"externalId\": \"" + UUID.randomUUID() + "\"";
        var first = api.post("/api/complaints", complaint("Late", externalId));
        var second = api.post("/api/complaints", complaint("Still late", externalId));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("id")).isEqualTo(first.json().get("id"));
    }

    @Test
    void oneIdempotencyKeySentManyTimesAtOnceMakesOneComplaint() {
        var key = UUID.randomUUID().toString();
        var answers = new ArrayList<Future<Api.Answer>>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < 20; n++) {
                answers.add(senders.submit(
                        () -> api.post("/api/complaints", complaint("Late", ""), "Idempotency-Key", key)));
            }
        }
        assertThat(answers)
                .extracting(Future::resultNow)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.response().body()).isIn(200, 201))
                .satisfies(all -> assertThat(all)
                        .filteredOn(answer -> answer.status() == 201)
                        .hasSize(1))
                .extracting(answer -> answer.json().get("id").asString())
                .containsOnly(answers.getFirst().resultNow().json().get("id").asString());
    }

    @Test
    void anIdempotencyKeyUsedForAnotherRequestIsRefused() {
        var key = UUID.randomUUID().toString();
        api.post("/api/complaints", complaint("Late", ""), "Idempotency-Key", key);
        var other = api.post("/api/complaints", complaint("Broken", ""), "Idempotency-Key", key);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("errors").get(0).get("field").asString()).isEqualTo("Idempotency-Key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            channel               | {"customer":{"name":"A","email":"a@example.org"},"channel":"pigeon","subject":"s","description":"d"}
            channel               | {"customer":{"name":"A","email":"a@example.org"},"subject":"s","description":"d"}
            subject               | {"customer":{"name":"A","email":"a@example.org"},"channel":"web","subject":" ","description":"d"}
            subject               | {"customer":{"name":"A","email":"a@example.org"},"channel":"web","subject":7,"description":"d"}
            subject               | {"customer":{"name":"A","email":"a@example.org"},"channel":"web","subject":{"a":1},"description":"d"}
            description           | {"customer":{"name":"A","email":"a@example.org"},"channel":"web","subject":"s"}
            description           | {"customer":{"name":"A","email":"a@example.org"},"channel":"web","subject":"s","description":"nul \\u0000"}
            description           | {"customer":{"name":"A","email":"a@example.org"},"channel":"web","subject":"s","description":"half \\ud800"}
            subject               | {"customer":{"name":"A","email":"a@example.org"},"channel":"web","subject":"two\\nlines","description":"d"}
            occurredAt            | {"customer":{"name":"A","email":"a@example.org"},"channel":"web","subject":"s","description":"d","occurredAt":"yesterday"}
            category              | {"customer":{"name":"A","email":"a@example.org"},"channel":"web","subject":"s","description":"d","category":"A B"}
            customer              | {"channel":"web","subject":"s","description":"d"}
            customer.id           | {"customer":{"id":"42"},"channel":"web","subject":"s","description":"d"}
            customer.email        | {"customer":{"name":"A","email":"not an address"},"channel":"web","subject":"s","description":"d"}
            customer.name         | {"customer":{"email":"a@example.org"},"channel":"web","subject":"s","description":"d"}
            customer.locale       | {"customer":{"name":"A","email":"a@example.org","locale":"klingon!"},"channel":"web","subject":"s","description":"d"}
            """)
    void aWrongFieldIsNamedAndNothingIsChanged(String field, String body) {
        var before = rows();
        var answer = api.post("/api/complaints", body);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().get("errors").get(0).get("field").asString()).isEqualTo(field);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void anUnknownCustomerIsRefused() {
        var answer = api.post("/api/complaints", """
                {"customer": {"id": "%s"}, "channel": "web", "subject": "s", "description": "d"}""".formatted(UUID.randomUUID()));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").get(0).get("field").asString()).isEqualTo("customer.id");
    }

    @Test
    void whatIsNoJsonAndWhatIsTooLongAndWhatIsTooLargeAreThreeClearAnswers() {
        assertThat(api.post("/api/complaints", "{").status()).isEqualTo(400);
        assertThat(api.post("/api/complaints", "").status()).isEqualTo(400);
        assertThat(api.post("/api/complaints", "[]").status()).isEqualTo(400);

        var tooLong = api.post("/api/complaints", complaint("x".repeat(100_000), ""));
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.json().get("errors").get(0).get("field").asString()).isEqualTo("subject");

        var tooLarge = api.post("/api/complaints", complaint("x".repeat(1_100_000), ""));
        assertThat(tooLarge.status()).isEqualTo(413);
    }

    @Test
    void whoMayNotAndWhatIsNotThereAndWhatIsOverAreToldApart() {
        assertThat(api.as("nobody").get("/api/complaints").status()).isEqualTo(401);
        assertThat(api.as("ops").post("/api/complaints", complaint("Late", "")).status())
                .isEqualTo(403);
        assertThat(api.get("/api/complaints/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(api.get("/api/nothing").status()).isEqualTo(404);
        assertThat(api.get("/api/complaints/42").status()).isEqualTo(400);
        assertThat(api.get("/api/complaints?status=lost").status()).isEqualTo(400);

        var id = api.post("/api/complaints", complaint("Late", ""))
                .json()
                .get("id")
                .asString();
        assertThat(api.post("/api/complaints/" + id + "/withdraw", "").status()).isEqualTo(200);
        assertThat(api.post("/api/complaints/" + id + "/withdraw", "").status()).isEqualTo(200);
        var reply = api.post("/api/complaints/" + id + "/customer-reply", "{\"text\": \"Hello?\"}");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.response().body()).doesNotContain("Exception");
    }

    @Test
    void operationsSeeNoWordsOfTheCustomer() {
        var id = api.post("/api/complaints", complaint("Very private", ""))
                .json()
                .get("id")
                .asString();

        var seen = api.as("ops").get("/api/complaints/" + id);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.response().body()).doesNotContain("Very private").doesNotContain("a@example.org");
        assertThat(api.as("ops").get("/api/complaints").response().body()).doesNotContain("Very private");
    }

    @Test
    void listsPageByPageWithoutGapOrRepetition() {
        var customerId = UUID.fromString(api.post("/api/complaints", complaint("First", ""))
                .json()
                .get("customerId")
                .asString());
        for (var n = 0; n < 60; n++) {
            api.post("/api/complaints", """
                    {"customer": {"id": "%s"}, "channel": "web", "subject": "s", "description": "d"}""".formatted(customerId));
        }
        var all = api.all("/api/complaints?customerId=" + customerId);
        assertThat(all).hasSizeGreaterThan(60);
        assertThat(all.stream().map(c -> c.get("id").asString()).distinct()).hasSameSizeAs(all);
    }

    private long rows() {
        return jdbc.sql("select (select count(*) from complaint) + (select count(*) from customer)")
                .query(Long.class)
                .single();
    }

    private static String complaint(String subject, String more) {
        return """
                {"customer": {"name": "Ada", "email": "a@example.org", "locale": "en"}, "channel": "web",
                 "subject": "%s", "description": "It has not arrived."%s}""".formatted(subject, more);
    }
}
