package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@CareflowTest
class CustomerRecordApiTest extends CustomerApiCase {

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
}
