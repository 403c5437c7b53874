package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@CareflowTest
class PurchaseImportApiTest extends ImportApiCase {

    private static final String ORDERS = """
            {"subject": "purchases", "delimiter": "semicolon", "zone": "Asia/Shanghai", "dateFormats": ["dd.MM.yyyy HH:mm"],
             "columns": [
              {"column": "who", "field": "customer"}, {"column": "order", "field": "orderId"},
              {"column": "line", "field": "line"}, {"column": "what", "field": "product"},
              {"column": "when", "field": "at"}, {"column": "sum", "field": "amount"},
              {"column": "currency", "field": "currency", "value": "CNY"}, {"field": "source", "value": "%s"}]}""";

    @Test
    void cdnowFileBringsCustomersAndPurchasesOnce() {
        // Its header and its carriage returns, and two equal purchases of one day.
        var file = """
                 customer_id  date number_of_cds  dollar_value
                 %1$s1 19970101  1   11.77
                 %1$s2 19970112  1   12.00
                 %1$s2 19970112  5   77.00
                 %1$s2 19970112  1   12.00
                 %1$s3 19970230  1   12.00
                """.formatted(unique).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);

        var dry = imported("purchases", "dry-run", "cdnow", file);
        var first = imported("purchases", "apply", "cdnow", file);
        var again = imported("purchases", "apply", "cdnow", file);

        assertThat(counts(dry)).isEqualTo("5: 4 created, 0 updated, 0 unchanged, 1 refused, 0 warned");
        assertThat(counts(first)).isEqualTo("5: 4 created, 0 updated, 0 unchanged, 1 refused, 0 warned");
        assertThat(counts(again)).isEqualTo("5: 0 created, 0 updated, 4 unchanged, 1 refused, 0 warned");
        assertThat(List.of(dry, first, again))
                .extracting(job -> job.get("counts").get("customersCreated").asInt())
                .containsExactly(2, 2, 0);
        assertThat(lines(first).getLast().get("problems").toString())
                .isEqualTo("[{\"field\":\"at\",\"message\":\"is no date\"}]");
        assertThat(bought(unique + "2", "quantity", "product", "amount", "currency"))
                .containsExactlyInAnyOrder("5 CD 77.0 USD", "1 CD 12.0 USD", "1 CD 12.0 USD");
        assertThat(customer(unique + "1").get("name").asString()).isEqualTo(unique + "1");
    }

    @Test
    void orderToldWithSomethingElseInItIsRefused() {
        define(ORDERS.formatted(unique));
        create("{\"name\": \"李娜\", \"externalId\": \"" + unique + "\"}");
        var file = """
                who;order;line;what;when;sum;currency
                %1$s;A-1;1;Fridge;31.12.2025 23:59;"1,299.90";
                %1$s;A-1;2;Delivery;31.12.2025 23:59;50;EUR
                nobody-%1$s;A-2;1;Fridge;31.12.2025 23:59;1;
                %1$s;A-3;1;;yesterday;1.005;
                """.formatted(unique);
        assertThat(counts(purchases(file))).isEqualTo("4: 2 created, 0 updated, 0 unchanged, 2 refused, 0 warned");

        var other = purchases(file.replace("Delivery", "Hose"));

        assertThat(counts(other)).isEqualTo("4: 0 created, 0 updated, 1 unchanged, 3 refused, 0 warned");
        assertThat(lines(other))
                .extracting(line -> line.path("problems").toString())
                .containsExactly(
                        "[]",
                        "[{\"field\":\"orderId\",\"message\":\"is known already, with something else in it\"}]",
                        "[{\"field\":\"customer\",\"message\":\"is not known\"}]",
                        "[{\"field\":\"at\",\"message\":\"is no date\"},{\"field\":\"amount\",\"message\":"
                                + "\"has more decimals than CNY has (2)\"}]");
        assertThat(bought(unique, "at")).containsOnly("2025-12-31T15:59:00Z");
    }

    private JsonNode purchases(String file) {
        return imported("purchases", "apply", mapping, file.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> bought(String externalId, String... fields) {
        return lead.all("/api/customers/" + customer(externalId).get("id").asString() + "/purchases").stream()
                .map(purchase -> Arrays.stream(fields)
                        .map(field -> purchase.get(field).asString())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    @Test
    void formWithALargeFileIsTakenForImportsAlone() {
        var large = new byte[11 * 1024 * 1024];

        assertThat(lead.upload("/api/customers", "large.csv", large, Map.of()).status())
                .isEqualTo(413);
        assertThat(counts(imported("purchases", "dry-run", "cdnow", large)))
                .isEqualTo("1: 0 created, 0 updated, 0 unchanged, 1 refused, 0 warned");
    }

    @Test
    void whoIsNoLeadImportsNothing() {
        var fields = Map.of("mode", "apply", "mapping", "cdnow");
        for (var other : List.of("agent", "ops")) {
            assertThat(agent.as(other)
                            .upload("/api/purchases/import", "a.csv", new byte[] {'a'}, fields)
                            .status())
                    .isEqualTo(403);
            assertThat(agent.as(other).get("/api/imports").status()).isEqualTo(403);
        }
    }
}
