package io.careflow.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Complaints and their tasks, as a caller of the API has them. */
public final class DeskFixture {

    private final Api api;

    public DeskFixture(int port) {
        this.api = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
    }

    public Api as(String user) {
        return api.as(user);
    }

    /** A new complaint's id. */
    public String complaint(String subject) {
        return complaintOf("wang@example.com", subject);
    }

    /** The id of a new complaint of whoever has this address. */
    public String complaintOf(String email, String subject) {
        var answer = api.post("/api/complaints", """
                {"customer": {"name": "王小明", "email": "%s", "locale": "zh-CN"}, "channel": "web",
                 "category": "delivery", "subject": "%s", "description": "Ordered on 3 November.\\nNothing came."}""".formatted(email, subject));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    /** Tells everything of a customer that their page can show; buying makes their tier another. */
    public void tellAllOf(String customer, String email) {
        var path = "/api/customers/" + customer;
        var etag = api.get(path).response().headers().firstValue("ETag").orElseThrow();
        var told = api.patch(path, """
                {"company": "云帆物业 Cloudsail Estates", "title": "采购经理", "externalId": "K-%1$s",
                 "contacts": [{"kind": "email", "value": "%2$s", "preferred": true},
                              {"kind": "phone", "value": "138 0013 8000", "label": "work"},
                              {"kind": "phone", "value": "ask at the gate", "label": "home"},
                              {"kind": "wechat", "value": "wang_xiaoming"},
                              {"kind": "email", "value": "x.wang@example.org", "validity": "unconfirmed"}],
                 "addresses": [{"text": "北京市海淀区中关村大街 1 号\\n3 单元 1201 室", "label": "home", "country": "CN"}],
                 "birthday": "lunar:1990-08-15", "country": "CN", "zone": "Mars/Olympus", "owner": "agent",
                 "preferences": {"channel": "wechat", "products": ["空调", "AC-200"], "service": "Mornings only"}}
                """.formatted(customer.substring(customer.length() - 5), email), "If-Match", etag);
        assertThat(told.status()).as(told.response().body()).isEqualTo(200);
        tellPurchasesOf(customer);
        api.post(path + "/timeline", """
                {"kind": "call", "channel": "phone", "direction": "inbound", "text": "Asked when the fitter comes."}""");
    }

    /** Some in the last months, the latest today. */
    public void tellPurchasesOf(String customer) {
        for (int line = 1; line <= 5; line++) {
            var told = api.post("/api/customers/" + customer + "/purchases", """
                    {"source": "shop", "orderId": "S-%s", "line": %d, "product": "AC-200 空调", "quantity": %d,
                     "amount": %d.50, "currency": "CNY", "at": "%s", "channel": "web"}
                    """.formatted(
                            customer, line, line, 1000 * line, Instant.now().minus(Duration.ofDays(40L * (line - 1)))));
            assertThat(told.status()).as(told.response().body()).isEqualTo(201);
        }
    }

    /** The open task of a complaint, once it is there. */
    public JsonNode taskOf(String complaint, String element) {
        return await().until(() -> find(complaint, element), found -> found != null);
    }

    public String keyOf(String complaint, String element) {
        return taskOf(complaint, element).get("key").asString();
    }

    /** Whether the API says that it waits for somebody. */
    public boolean isOpen(String key) {
        return as("lead")
                .get("/api/tasks/" + key)
                .json()
                .path("state")
                .asString("")
                .equals("open");
    }

    private JsonNode find(String complaint, String element) {
        for (var task : as("admin").get("/api/complaints/" + complaint).json().get("openTasks")) {
            if (task.get("elementId").asString().equals(element)) {
                return task;
            }
        }
        return null;
    }
}
