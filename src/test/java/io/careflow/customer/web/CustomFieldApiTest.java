package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@CareflowTest
class CustomFieldApiTest extends CustomerApiCase {

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
}
