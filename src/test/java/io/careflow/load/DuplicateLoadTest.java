package io.careflow.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import io.careflow.CareflowTest;
import io.careflow.customer.ContactDetails;
import io.careflow.customer.ContactKind;
import io.careflow.customer.CustomerDetails;
import io.careflow.customer.Customers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast all records ({@code -Dcareflow.load.customers=}) are compared with those that share something with them. Of a
 * hundred records one has a double, and one in fifty shares the number of a switchboard.
 */
@Tag("load")
@CareflowTest
class DuplicateLoadTest {

    private static final int CUSTOMERS = Integer.getInteger("careflow.load.customers", 1_000_000);
    private static final int BATCH = 1000;
    private static final String SWITCHBOARD = "+862112345678";
    /** As many names and days of birth as a million people have. */
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡";

    private static final String GIVEN =
            "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉力华建国志海山仁波宁贵福生龙元全胜学祥才发" + "武新利清飞彬富顺信子杰健松善厚庆民友裕河哲江超浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰";

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    void allRecordsAreCompared() {
        var began = System.nanoTime();
        for (int from = 0; from < CUSTOMERS; from += BATCH) {
            customers.createAll(IntStream.range(from, from + BATCH)
                    .mapToObj(DuplicateLoadTest::details)
                    .toList());
        }
        System.out.printf("%d records made in %.0f s%n", CUSTOMERS, seconds(began));
        awaitCompared();
        jdbc.sql("vacuum analyze contact").update();
        jdbc.sql("vacuum analyze duplicate_key").update();

        var ops = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "ops");
        var asked = System.nanoTime();
        assertThat(ops.post("/api/duplicates/compare", "").status()).isEqualTo(202);
        awaitCompared();

        var runtime = Runtime.getRuntime();
        System.out.printf(
                "%d records compared in %.0f s, %d pairs, %d crowds, heap %d MB%n",
                CUSTOMERS,
                seconds(asked),
                count("duplicate"),
                count("duplicate_crowd"),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        assertThat(count("duplicate")).isGreaterThanOrEqualTo(CUSTOMERS / 100).isLessThan(CUSTOMERS / 20);
    }

    private static CustomerDetails details(int i) {
        var self = i % 100 == 99 ? i - 1 : i;
        var chance = new SplittableRandom(self);
        var name = "" + of(SURNAMES, chance) + of(GIVEN, chance) + of(GIVEN, chance);
        var phone = i % 50 == 7 ? SWITCHBOARD : "+86139%08d".formatted(self);
        return new CustomerDetails(
                null,
                name,
                i % 3 == 0 ? "Company " + i % 1000 : null,
                null,
                null,
                List.of(
                        ContactDetails.of(ContactKind.PHONE, phone),
                        ContactDetails.of(ContactKind.EMAIL, "c" + i + "@example.org")),
                null,
                null,
                null,
                null,
                "%d-%02d-%02d".formatted(chance.nextInt(1950, 2000), chance.nextInt(1, 13), chance.nextInt(1, 29)),
                null,
                null,
                null,
                null);
    }

    private static char of(String characters, SplittableRandom chance) {
        return characters.charAt(chance.nextInt(characters.length()));
    }

    private void awaitCompared() {
        Awaitility.await()
                .atMost(Duration.ofHours(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> count("duplicate_check") == 0);
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
