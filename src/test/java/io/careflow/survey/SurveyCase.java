package io.careflow.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Surveys of a customer of their own, through the whole application. */
public abstract class SurveyCase {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @LocalServerPort
    protected int port;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected SurveyLinks links;

    @Autowired
    protected Surveys surveys;

    protected final String unique = UUID.randomUUID().toString().substring(0, 8);
    protected Api agent;

    @BeforeEach
    void logIn() {
        agent = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
    }

    protected String customer(String locale) {
        return customer(locale, "\"preferences\": {}");
    }

    protected String phone() {
        return "+86138%08d".formatted(Math.floorMod(unique.hashCode(), 100_000_000));
    }

    /** Somebody with a mail and a mobile number. */
    protected String customer(String locale, String more) {
        var answer = agent.post("/api/customers", """
                {"name": "Ada %s", "locale": "%s", %s, "contacts": [
                  {"kind": "email", "value": "ada-%s@example.org"}, {"kind": "phone", "value": "%s"}]}""".formatted(unique, locale, more, unique, phone()));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    protected void buys(String customer, String order, int line, Instant at) {
        var answer = agent.post("/api/customers/" + customer + "/purchases", """
                {"source": "shop", "orderId": "%s-%s", "line": %d, "product": "Kettle", "quantity": 1, "amount": 7,
                 "currency": "CNY", "at": "%s"}""".formatted(order, unique, line, at));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    protected UUID send(String definition, String customer) {
        var answer = agent.post(
                "/api/surveys/" + definition + "/send",
                "{\"customerId\": \"" + customer + "\"}",
                "Idempotency-Key",
                "test-" + UUID.randomUUID());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return UUID.fromString(answer.json().get("id").asString());
    }

    /** One that the customer was invited to and can answer. */
    protected UUID invited(String definition, String customer) {
        var survey = send(definition, customer);
        awaitStatus(survey, "invited");
        return survey;
    }

    protected JsonNode survey(UUID id) {
        var answer = agent.get("/api/surveys/" + id);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    protected void awaitStatus(UUID id, String status) {
        await().until(() -> survey(id).get("status").asString(), status::equals);
    }

    /** The path of the customer's page. */
    protected String link(UUID id) {
        return URI.create(links.of(surveys.ofLink(id).orElseThrow())).getPath();
    }

    protected HttpResponse<String> open(String path) {
        return ask(HttpRequest.newBuilder(at(path)));
    }

    protected HttpResponse<String> fillIn(String path, String form) {
        return ask(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> ask(HttpRequest.Builder request) {
        try {
            return BROWSER.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    protected void advance(Duration by) {
        agent.advance(by);
    }

    /** The messages about a survey by their templates, in the order in which they were asked for. */
    protected List<String> templates(UUID survey) {
        return jdbc.sql("select template from message where subject_id = ? order by id")
                .param(survey)
                .query(String.class)
                .list();
    }

    /** The desk's task of calling the customer back. */
    protected Map<String, Object> awaitCallBack(UUID survey) {
        return await().until(
                        () -> jdbc
                                .sql("select key, due_at, array_to_string(candidate_groups, ',') as groups, priority"
                                        + " from desk_task where subject_id = ? and element_id = 'Task_CallBack'"
                                        + " and state = 'open'")
                                .param(survey)
                                .query()
                                .listOfRows()
                                .stream()
                                .findFirst()
                                .orElse(null),
                        task -> task != null);
    }

    protected void callBack(UUID survey, String outcome, String notes) {
        var key = awaitCallBack(survey).get("key");
        // The desk knows of a task a moment before the engine lets anybody work on it.
        await().until(() -> agent.post("/api/tasks/" + key + "/claim", "{}").status() / 100 == 2);
        var answer = agent.post(
                "/api/tasks/" + key + "/complete",
                "{\"variables\": {\"outcome\": \"%s\", \"text_notes\": \"%s\"}}".formatted(outcome, notes));
        assertThat(answer.status() / 100).as(answer.response().body()).isEqualTo(2);
    }

    protected List<String> timeline(String customer) {
        return agent.all("/api/customers/" + customer + "/timeline").stream()
                .map(entry -> entry.get("summary").asString())
                .toList();
    }
}
