package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@CareflowTest
class CustomerSearchApiTest extends CustomerApiCase {

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

        var admin = agent.as("admin");
        var names = new java.util.ArrayList<String>();
        var page = "";
        while (page != null) {
            var answer = admin.post("/api/customers/search", "{\"q\": \"" + word + "\", \"page\": \"" + page + "\"}")
                    .json();
            names.addAll(values(answer.get("items"), "name"));
            page = answer.get("next").isNull() ? null : answer.get("next").asString();
        }

        assertThat(names)
                .hasSize(60)
                .doesNotHaveDuplicates()
                .startsWith(word + " 59")
                .endsWith(word + " 0");
        assertThat(admin.all("/api/customers?owner=" + word)).hasSize(60);
        assertThat(agent.all("/api/customers?owner=" + word)).as("not theirs").isEmpty();
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
}
