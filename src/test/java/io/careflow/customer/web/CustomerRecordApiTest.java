package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import io.careflow.CareflowTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@CareflowTest
class CustomerRecordApiTest {

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Api agent;
    private final String unique = UUID.randomUUID().toString();
    private final String mobile = "138" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);

    @BeforeEach
    void api() {
        agent = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
    }

    @Test
    void wholeRecordIsStandardisedAndReadAsItWasKept() {
        var created = create("""
                {"name": "李娜", "company": "云帆", "title": "采购经理", "externalId": "%1$s",
                 "contacts": [{"kind": "phone", "value": "%2$s", "label": "work", "preferred": true},
                              {"kind": "email", "value": "Li.Na@Example.com"},
                              {"kind": "wechat", "value": "lina_1990"},
                              {"kind": "whatsapp", "value": "+1 (415) 555-0123"}],
                 "addresses": [{"text": "北京市海淀区中关村大街1号\\n3 单元", "country": "中国", "postalCode": "100080"}],
                 "locale": "zh-cn", "zone": "Asia/Shanghai", "country": "CHN", "birthday": "lunar:1990-08-15",
                 "owner": "agent", "ownerGroup": "complaints",
                 "preferences": {"channel": "wechat", "products": ["空调"], "service": "上午联系"}}
                """.formatted(unique, mobile));

        var record = agent.get("/api/customers/" + created.get("id").asString()).json();

        assertThat(record).isEqualTo(created);
        assertThat(record.get("phone").asString()).isEqualTo("+86" + mobile);
        assertThat(record.get("email").asString()).isEqualTo("Li.Na@Example.com");
        assertThat(values(record.get("contacts"), "value"))
                .containsExactly("+86" + mobile, "Li.Na@Example.com", "lina_1990", "+14155550123");
        assertThat(record.get("addresses").get(0).get("country").asString()).isEqualTo("CN");
        assertThat(record.get("locale").asString()).isEqualTo("zh-CN");
        assertThat(record.get("country").asString()).isEqualTo("CN");
        assertThat(record.get("birthday").asString()).isEqualTo("lunar:1990-08-15");
        assertThat(record.get("preferences").get("products").get(0).asString()).isEqualTo("空调");
        assertThat(record.get("dataQuality").get("score").asInt()).isEqualTo(100);
    }

    @Test
    void whatCannotBeStandardisedIsKeptAndFlagged() {
        var created = create("""
                {"name": "Li Na", "country": "Atlantis", "locale": "klingon", "zone": "Mars/Olympus",
                 "birthday": "sometime in May",
                 "contacts": [{"kind": "phone", "value": "ask for Na"}, {"kind": "email", "value": "li at example"}]}
                """);

        assertThat(values(created.get("contacts"), "validity")).containsOnly("malformed");
        assertThat(values(created.get("contacts"), "value")).containsExactly("ask for Na", "li at example");
        assertThat(created.get("asGiven").toString())
                .isEqualTo("{\"birthday\":\"sometime in May\",\"country\":\"Atlantis\",\"locale\":\"klingon\","
                        + "\"zone\":\"Mars/Olympus\"}");
        assertThat(created.has("country")).isFalse();
        assertThat(created.get("locale").asString()).isEqualTo("zh-CN");
        assertThat(created.get("dataQuality").get("faults").toString())
                .contains("unreachable", "malformed-contact", "unstandardised-field");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                   | 400 | name
            {"name": "x", "contacts": [{"value": "1"}]}                          | 400 | contacts[0].kind
            {"name": "x", "contacts": [{"kind": "fax", "value": "1"}]}           | 400 | contacts[0].kind
            {"name": "x", "contacts": [null]}                                    | 400 | contacts[0]
            {"name": "x\\ny"}                                                    | 400 | name
            {"name": "x", "addresses": [{"text": " "}]}                          | 400 | addresses[0].text
            {"name": "x", "preferences": {"channel": "pigeon"}}                  | 400 | preferences.channel
            {"name": "x", "tier": "A"}                                           | 422 | tier
            {"name": "x", "custom": {"shoeSize": 43}}                            | 422 | custom.shoeSize
            {"name": 7}                                                          | 400 | name
            []                                                                   | 400 | body
            """)
    void refusalNamesTheField(String body, int status, String field) {
        var answer = agent.post("/api/customers", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("detail").asString() + answer.json().path("errors"))
                .contains(field);
    }

    @Test
    void everyFieldAtFaultIsAnswered() {
        var answer = agent.post("/api/customers", "{\"name\": \" \", \"title\": \"a\\nb\", \"owner\": \"a\\nb\"}");

        assertThat(values(answer.json().get("errors"), "field")).containsExactlyInAnyOrder("name", "title", "owner");
    }

    @Test
    void externalIdOfAnotherIsRefused() {
        create("{\"name\": \"One\", \"externalId\": \"" + unique + "\"}");

        assertThat(agent.post("/api/customers", "{\"name\": \"Two\", \"externalId\": \"" + unique + "\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void secondOfTwoWhoEditTheSameIsToldAndNothingIsLost() {
        var id = create("{\"name\": \"Li Na\", \"company\": \"Cloudsail\"}")
                .get("id")
                .asString();
        var path = "/api/customers/" + id;
        var read = agent.get(path).response().headers().firstValue("ETag").orElseThrow();

        var first = agent.patch(path, "{\"title\": \"Buyer\"}", "If-Match", read);
        var second = agent.as("lead").patch(path, "{\"company\": \"Other\"}", "If-Match", read);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(412);
        var now = agent.get(path);
        assertThat(now.json().get("title").asString()).isEqualTo("Buyer");
        assertThat(now.json().get("company").asString()).isEqualTo("Cloudsail");
        var fresh = now.response().headers().firstValue("ETag").orElseThrow();
        assertThat(first.response().headers().firstValue("ETag")).contains(fresh);
        assertThat(agent.as("lead")
                        .patch(path, "{\"company\": \"Other\"}", "If-Match", fresh)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void changeWithoutAVersionIsRefused() {
        var path = "/api/customers/" + create("{\"name\": \"Li Na\"}").get("id").asString();

        assertThat(agent.patch(path, "{\"title\": \"Buyer\"}").status()).isEqualTo(428);
        assertThat(agent.patch(path, "{\"title\": \"Buyer\"}", "If-Match", "\"x\"")
                        .status())
                .isEqualTo(412);
        assertThat(agent.patch("/api/customers/" + UUID.randomUUID(), "{}", "If-Match", "\"0\"")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void patchChangesWhatItNamesAndNothingElse() {
        var created = create("""
                {"name": "Li Na", "company": "Cloudsail", "birthday": "1990-08-15",
                 "preferences": {"channel": "phone", "products": ["A"]},
                 "contacts": [{"kind": "phone", "value": "%s"}]}
                """.formatted(mobile));
        var path = "/api/customers/" + created.get("id").asString();

        var changed =
                agent.patch(path, """
                        {"company": null, "birthday": "--02-29", "preferences": {"channel": "email"},
                         "contacts": [{"kind": "phone", "value": "+86%s", "label": "home"},
                                      {"kind": "email", "value": "li@example.com"}]}
                        """.formatted(mobile), "If-Match", "\"0\"").json();

        assertThat(changed.has("company")).isFalse();
        assertThat(changed.get("birthday").asString()).isEqualTo("--02-29");
        assertThat(changed.get("preferences").toString()).isEqualTo("{\"channel\":\"email\",\"products\":[\"A\"]}");
        assertThat(changed.get("contacts").get(0).get("id"))
                .isEqualTo(created.get("contacts").get(0).get("id"));
        assertThat(changed.get("contacts").get(0).get("given").asString()).isEqualTo(mobile);
        assertThat(changed.get("email").asString()).isEqualTo("li@example.com");
        assertThat(jdbc.sql("select action from audit_entry where subject_id = ? and actor = 'agent' order by action")
                        .param(created.get("id").asString())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "change-birthday", "change-company", "change-contacts", "change-preferences", "create");
    }

    @Test
    void personMakesAContactInvalidAndMessagesNoLongerGoThere() {
        var created =
                create("{\"name\": \"Li\", \"contacts\": [{\"kind\": \"phone\", \"value\": \"" + mobile + "\"}]}");
        var path = "/api/customers/" + created.get("id").asString();

        var changed = agent.patch(
                path,
                "{\"contacts\": [{\"kind\": \"phone\", \"value\": \"" + mobile + "\", \"validity\": \"invalid\"}]}",
                "If-Match",
                "\"0\"");

        assertThat(changed.json().get("phoneUsable").asBoolean()).isFalse();
    }

    @Test
    void nothingOfAContactAnAddressOrABirthdayIsInTheDatabaseInClear() {
        var id = create("""
                {"name": "Li Na", "birthday": "--07-19", "country": "Atlantis-%1$s",
                 "addresses": [{"text": "Secret Street %1$s"}],
                 "contacts": [{"kind": "phone", "value": "%2$s"}, {"kind": "email", "value": "x%1$s@example.com"},
                              {"kind": "telegram", "value": "@tg%1$s"}]}
                """.formatted(unique.substring(0, 8), mobile)).get("id").asString();

        var stored = jdbc.sql("select convert_from(convert_to(customer::text, 'UTF8'), 'UTF8') || contacts.all_of_them"
                        + " from customer, lateral (select string_agg(contact::text, ' ') as all_of_them from contact"
                        + " where customer_id = customer.id) contacts where id = ?::uuid")
                .param(id)
                .query(String.class)
                .single();

        for (var secret : List.of(unique.substring(0, 8), mobile, "07-19", "Secret")) {
            assertThat(stored).doesNotContain(secret).doesNotContain(hex(secret));
        }
    }

    @Test
    void peopleAreFoundByPartsOfNamesInAnyScriptAndByWholeContacts() {
        var name = "娜" + unique.substring(0, 5) + "欧阳修";
        var id = create("""
                {"name": "%s", "company": "Cloudsail %s GmbH", "externalId": "%s",
                 "contacts": [{"kind": "phone", "value": "%s"}, {"kind": "email", "value": "Li.%s@Example.com"}]}
                """.formatted(name, unique.substring(9, 18), unique, mobile, unique))
                .get("id")
                .asString();

        for (var q : List.of(
                unique.substring(0, 5) + "欧",
                "阳修 " + unique.substring(0, 5),
                unique.substring(9, 18).toUpperCase(),
                mobile,
                "+86 " + mobile,
                "0086" + mobile,
                "li." + unique + "@EXAMPLE.com",
                unique)) {
            assertThat(found(q)).as(q).containsExactly(id);
        }
        for (var q : List.of(unique.substring(0, 5) + "修", mobile.substring(1), "li." + unique, "%", "_", "'")) {
            assertThat(found(q)).as(q).doesNotContain(id);
        }
    }

    @Test
    void searchMasksContactsAndIsAudited() {
        create("{\"name\": \"" + unique + "\", \"contacts\": [{\"kind\": \"phone\", \"value\": \"" + mobile
                + "\"}, {\"kind\": \"email\", \"value\": \"lina@example.com\"}]}");

        var line = agent.post("/api/customers/search", "{\"q\": \"" + unique + "\"}")
                .json()
                .get("items")
                .get(0);

        assertThat(line.get("phone").asString()).isEqualTo("+861****" + mobile.substring(8));
        assertThat(line.get("email").asString()).isEqualTo("l****@example.com");
        assertThat(jdbc.sql("select count(*) from audit_entry where actor = 'agent' and action = 'search'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void listsGoOnPageByPage() {
        var word = "p" + unique.substring(0, 8);
        for (int i = 0; i < 60; i++) {
            create("{\"name\": \"" + word + " " + i + "\", \"owner\": \"" + word + "\"}");
        }

        var names = new java.util.ArrayList<String>();
        var page = "";
        while (page != null) {
            var answer = agent.post("/api/customers/search", "{\"q\": \"" + word + "\", \"page\": \"" + page + "\"}")
                    .json();
            names.addAll(values(answer.get("items"), "name"));
            page = answer.get("next").isNull() ? null : answer.get("next").asString();
        }

        assertThat(names)
                .hasSize(60)
                .doesNotHaveDuplicates()
                .startsWith(word + " 59")
                .endsWith(word + " 0");
        assertThat(agent.all("/api/customers?owner=" + word)).hasSize(60);
        assertThat(agent.get("/api/customers?page=2").status()).isEqualTo(400);
        assertThat(agent.get("/api/customers?q=Li").json().get("detail").asString())
                .contains("/api/customers/search");
        assertThat(agent.post("/api/customers/search", "{\"q\": \" \"}").status())
                .isEqualTo(400);
    }

    @Test
    void operationsListIdsAndNeitherSearchNorChange() {
        var ops = agent.as("ops");
        create("{\"name\": \"Li Na\", \"owner\": \"" + unique + "\"}");

        assertThat(ops.get("/api/customers?owner=" + unique)
                        .json()
                        .get("items")
                        .get(0)
                        .propertyNames())
                .containsExactly("id");
        assertThat(ops.post("/api/customers/search", "{\"q\": \"Li\"}").status())
                .isEqualTo(403);
        assertThat(ops.post("/api/customers", "{\"name\": \"Li\"}").status()).isEqualTo(403);
        assertThat(ops.patch("/api/customers/" + UUID.randomUUID(), "{}", "If-Match", "\"0\"")
                        .status())
                .isEqualTo(403);
        assertThat(ops.get("/api/customers/" + UUID.randomUUID() + "/purchases").status())
                .isEqualTo(403);
    }

    @Test
    void timelineIsFilteredByKindAndByWhatItBelongsTo() {
        var path = "/api/customers/" + create("{\"name\": \"Li Na\"}").get("id").asString() + "/timeline";
        agent.post(
                path,
                "{\"kind\": \"call\", \"channel\": \"phone\", \"direction\": \"inbound\","
                        + " \"at\": \"2020-05-04T08:00:00Z\", \"text\": \"Asked for the price.\"}");
        agent.post(path, "{\"kind\": \"note\", \"text\": \"Prefers mornings.\"}");
        agent.post(path, "{\"kind\": \"visit\"}");

        assertThat(values(agent.get(path).json().get("items"), "kind")).containsExactly("visit", "note", "call");
        assertThat(values(agent.get(path + "?kind=call&kind=visit").json().get("items"), "kind"))
                .containsExactly("visit", "call");
        assertThat(values(agent.get(path + "?kind=customer").json().get("items"), "kind"))
                .hasSize(3);
        assertThat(agent.get(path + "?kind=survey").json().get("items").size()).isZero();
        var call = agent.get(path + "?kind=call").json().get("items").get(0);
        assertThat(call.get("at").asString()).isEqualTo("2020-05-04T08:00:00Z");
        assertThat(call.get("actor").asString()).isEqualTo("agent");
        assertThat(agent.post(path, "{\"kind\": \"dream\"}").json().toString()).contains("kind");
        assertThat(agent.post(path, "{\"kind\": \"note\", \"at\": \"2999-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void purchaseIsKeptOnceForItsOrderAndLine() {
        var path = "/api/customers/" + create("{\"name\": \"Li Na\"}").get("id").asString() + "/purchases";
        var first = "{\"source\": \"shop\", \"orderId\": \"" + unique + "\", \"product\": \"AC-1\", \"quantity\": 2,"
                + " \"amount\": 3998.5, \"currency\": \"CNY\", \"at\": \"2026-01-02T03:04:05Z\", \"channel\": \"web\"}";

        assertThat(agent.post(path, first).status()).isEqualTo(201);
        assertThat(agent.post(path, first).status()).isEqualTo(200);
        assertThat(agent.post(path, first.replace("3998.5", "1")).status()).isEqualTo(409);
        assertThat(agent.post(path, first.replace("\"shop\"", "\"web\"").replace("2026-01", "2026-03"))
                        .status())
                .isEqualTo(201);

        var items = agent.get(path).json().get("items");
        assertThat(values(items, "source")).containsExactly("web", "shop");
        assertThat(items.get(1).get("amount").asString()).isEqualTo("3998.5");
        assertThat(items.get(1).get("currency").asString()).isEqualTo("CNY");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"quantity\": 2', '\"quantity\": null', quantity",
        "'\"currency\": \"CNY\"', '\"currency\": \"RMB\"', amount",
        "'\"currency\": \"CNY\"', '\"currency\": null', currency",
        "'\"amount\": 1', '\"amount\": 1.001', amount",
        "'\"amount\": 1', '\"amount\": 1e300', amount",
        "'\"orderId\": \"1\"', '\"orderId\": \"\"', orderId",
        "'\"line\": 1', '\"line\": 0', line",
    })
    void malformedPurchaseNamesItsField(String good, String bad, String field) {
        var path = "/api/customers/" + create("{\"name\": \"Li Na\"}").get("id").asString() + "/purchases";
        var whole = "{\"source\": \"shop\", \"orderId\": \"1\", \"line\": 1, \"product\": \"AC-1\", \"quantity\": 2,"
                + " \"amount\": 1, \"currency\": \"CNY\", \"at\": \"2026-01-02T03:04:05Z\"}";

        var answer = agent.post(path, whole.replace(good, bad));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(values(answer.json().get("errors"), "field")).containsExactly(field);
        assertThat(agent.get(path).json().get("items").size()).isZero();
    }

    @Test
    void fieldThatOperationsDefineIsTypedAndChecked() {
        var name = "f" + unique.substring(0, 8);
        var ops = agent.as("ops");
        var definition = "{\"type\": \"number\", \"labelZh\": \"鞋码\", \"labelEn\": \"Shoe size\", \"minimum\": 15,"
                + " \"maximum\": 60}";
        assertThat(agent.put("/api/customer-fields/" + name, definition).status())
                .isEqualTo(403);
        assertThat(ops.put("/api/customer-fields/" + name, definition).status()).isEqualTo(200);

        var kept = create("{\"name\": \"Li\", \"custom\": {\"" + name + "\": 43.5}}");
        assertThat(kept.get("custom").get(name).asString()).isEqualTo("43.5");
        for (var bad : List.of("\"43\"", "7", "61", "true", "[43]")) {
            var answer =
                    agent.post("/api/customers", "{\"name\": \"Li\", \"custom\": {\"" + name + "\": " + bad + "}}");
            assertThat(answer.status()).as(bad).isEqualTo(422);
            assertThat(values(answer.json().get("errors"), "field")).containsExactly("custom." + name);
        }

        assertThat(ops.put("/api/customer-fields/" + name, definition.replace("number", "text"))
                        .status())
                .isEqualTo(409);
        ops.put("/api/customer-fields/" + name, definition.replace("}", ", \"retired\": true}"));
        var path = "/api/customers/" + kept.get("id").asString();
        assertThat(agent.patch(path, "{\"title\": \"Buyer\"}", "If-Match", "\"0\"")
                        .status())
                .isEqualTo(200);
        assertThat(agent.patch(path, "{\"custom\": {\"" + name + "\": 44}}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shoe-size | {"type": "text", "labelZh": "a", "labelEn": "a"}                      | name
            choice    | {"type": "choice", "labelZh": "a", "labelEn": "a"}                    | choices
            text      | {"type": "text", "labelZh": "a", "labelEn": "a", "pattern": "("}      | pattern
            text      | {"type": "text", "labelZh": "a"}                                      | labelEn
            text      | {"type": "poem", "labelZh": "a", "labelEn": "a"}                      | type
            """)
    void definitionThatContradictsItselfIsRefused(String name, String definition, String field) {
        var answer = agent.as("ops").put("/api/customer-fields/" + name, definition);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().toString()).contains(field);
    }

    private JsonNode create(String body) {
        var answer = agent.post("/api/customers", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json();
    }

    private List<String> found(String q) {
        var body = tools.jackson.databind.json.JsonMapper.shared()
                .createObjectNode()
                .put("q", q);
        return values(
                agent.post("/api/customers/search", body.toString()).json().get("items"), "id");
    }

    private static List<String> values(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(field).asString())
                .toList();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
