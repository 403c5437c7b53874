package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@CareflowTest
class CustomerImportApiTest extends ImportApiCase {

    @BeforeEach
    void mapped() {
        define("""
                {"subject": "customers", "columns": [
                  {"column": "编号", "field": "externalId"},
                  {"column": "姓名", "field": "name"},
                  {"column": "手机", "field": "contact.phone"},
                  {"column": "城市", "field": "address.city"},
                  {"column": "地址", "field": "address.text"},
                  {"column": "生日", "field": "birthday", "whenEmpty": "clear"},
                  {"field": "country", "value": "中国"}]}""");
    }

    @Test
    void newCustomersAreMade() {
        var job = customers("apply", """
                编号,姓名,手机,城市,地址,生日
                %1$s-1,李娜,%2$s,上海,南京东路1号,1990-08-15
                %1$s-2,王芳,"ask, please",北京,"长安街
                2号",
                """.formatted(unique, mobile));

        assertThat(counts(job)).isEqualTo("2: 2 created, 0 updated, 0 unchanged, 0 refused, 1 warned");
        var first = customer(unique + "-1");
        assertThat(first.get("name").asString()).isEqualTo("李娜");
        assertThat(first.get("phone").asString()).isEqualTo("+86" + mobile);
        assertThat(first.get("country").asString()).isEqualTo("CN");
        assertThat(first.get("birthday").asString()).isEqualTo("1990-08-15");
        assertThat(customer(unique + "-2").get("addresses").get(0).get("text").asString())
                .isEqualTo("长安街\n2号");
        assertThat(lines(job).get(1).toString())
                .isEqualTo("{\"line\":3,\"outcome\":\"created\",\"customerId\":"
                        + customer(unique + "-2").get("id") + ",\"problems\":[{\"field\":\"contact.phone\",\"message\":"
                        + "\"could not be standardised and is kept as given\"}]}");
    }

    @Test
    void sameFileAgainChangesNothing() {
        var file = "编号,姓名,手机,城市,地址,生日\n%s,李娜,138 %s,上海,南京东路1号,1990-08-15\n".formatted(unique, mobile.substring(3));
        customers("apply", file);
        var version = customer(unique).get("version");

        assertThat(counts(customers("apply", file)))
                .isEqualTo("1: 0 created, 0 updated, 1 unchanged, 0 refused, 0 warned");
        assertThat(customer(unique).get("version")).isEqualTo(version);
    }

    @Test
    void onlyMappedColumnsChangeAndEmptyCellsKeepOrClearAsMapped() {
        create("""
                {"name": "李娜", "externalId": "%s", "title": "Manager", "birthday": "1990-08-15",
                 "contacts": [{"kind": "phone", "value": "%s"}], "addresses": [{"text": "南京东路1号", "label": "home"}]}""".formatted(unique, mobile));

        var job = customers("apply", "编号,姓名,手机,城市,地址,生日\n%s,李娜娜,,上海,,\n".formatted(unique));

        assertThat(counts(job)).isEqualTo("1: 0 created, 1 updated, 0 unchanged, 0 refused, 0 warned");
        var after = customer(unique);
        assertThat(after.get("name").asString()).isEqualTo("李娜娜");
        assertThat(after.get("title").asString()).isEqualTo("Manager");
        assertThat(after.get("phone").asString()).isEqualTo("+86" + mobile);
        assertThat(after.get("addresses").get(0).toString()).isEqualTo("{\"text\":\"南京东路1号\",\"label\":\"home\"}");
        assertThat(after.has("birthday")).isFalse();
    }

    @Test
    void dryRunSaysWhatItWouldDoAndChangesNothing() {
        customers("apply", "编号,姓名,手机,城市,地址,生日\n%s-1,李娜,,,,\n".formatted(unique));

        var job = customers("dry-run", """
                编号,姓名,手机,城市,地址,生日
                %1$s-1,李娜娜,,,,
                %1$s-2,王芳,,,,
                ,nobody,,,,
                """.formatted(unique));

        assertThat(counts(job)).isEqualTo("3: 1 created, 1 updated, 0 unchanged, 1 refused, 0 warned");
        assertThat(customer(unique + "-1").get("name").asString()).isEqualTo("李娜");
        assertThat(lead.post("/api/customers/search", "{\"q\": \"" + unique + "-2\"}")
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(lines(job).get(2).toString())
                .isEqualTo("{\"line\":4,\"outcome\":\"refused\",\"problems\":[{\"field\":\"externalId\",\"message\":"
                        + "\"must be given\"}]}");
    }

    @Test
    void fileWithoutAMappedColumnFails() {
        var job = customers("apply", "编号,name\n%s,李娜\n".formatted(unique));

        assertThat(job.get("state").asString()).isEqualTo("failed");
        assertThat(job.get("failure").get("message").asString())
                .isEqualTo("The file has no column 姓名, 手机, 城市, 地址, 生日.");
    }
}
