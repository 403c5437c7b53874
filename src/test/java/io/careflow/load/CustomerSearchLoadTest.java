package io.careflow.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import io.careflow.CareflowTest;
import io.careflow.customer.ContactDetails;
import io.careflow.customer.ContactKind;
import io.careflow.customer.CustomerDetails;
import io.careflow.customer.Customers;
import io.careflow.platform.protection.FieldEncryption;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast customers are made, and found among a million ({@code -Dcareflow.load.customers=}) by somebody who may see all
 * and by somebody who may see one in 500. Prints figures and the plans of the database; asserts only that the right ones are found.
 */
@Tag("load")
@CareflowTest
class CustomerSearchLoadTest {

    private static final int CUSTOMERS = Integer.getInteger("careflow.load.customers", 1_000_000);
    private static final int SEARCHES = Integer.getInteger("careflow.load.searches", 200);
    private static final int BATCH = 1000;

    /** Among so many the customers are shared: an agent looks for few among many of others. */
    private static final int OWNERS = 500;

    private static final JsonMapper JSON = new JsonMapper();

    // The commonest, by their share of the people.
    private static final String SURNAMES =
            "王王王王王王王李李李李李李李张张张张张张刘刘刘刘刘陈陈陈陈杨杨杨黄黄赵赵吴吴周周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    private static final String GIVEN =
            "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华文玉红建国志海云峰鹏飞龙辉斌波宇浩凯健俊帆帅旭宁欣雨晨佳琪梦洁雪琳瑶颖婷慧倩思远博天泽子轩涵一诺梓晗怡然可馨若曦诗语嘉睿皓铭哲翰墨书瀚辰逸";
    private static final String[] FIRST = {
        "James",
        "Mary",
        "Robert",
        "Patricia",
        "John",
        "Jennifer",
        "Michael",
        "Linda",
        "David",
        "Elizabeth",
        "Anna",
        "Susan",
        "Richard",
        "Jessica",
        "Joseph",
        "Sarah",
        "Thomas",
        "Karen",
        "Zoë",
        "Björn",
        "José",
        "Ada",
        "Grace"
    };
    private static final String[] SYLLABLES = {
        "an", "ber", "carl", "dan", "els", "fin", "gar", "hol", "ing", "jans", "kow", "lund", "mar", "nor", "ols",
        "pet", "quin", "ros", "sen", "ton", "ul", "vin", "wal", "xen", "yard", "zim", "berg", "son", "man", "ski"
    };

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FieldEncryption encryption;

    @LocalServerPort
    int port;

    @Test
    void searchAmongMany() throws Exception {
        encrypt();
        fill();
        var kinds = new LinkedHashMap<String, IntFunction<String>>();
        kinds.put("phone", i -> phone(some(i)).substring(3));
        kinds.put("mail", i -> email(some(i)).toUpperCase());
        kinds.put("external id", i -> "E-" + some(i));
        kinds.put("whole Chinese name", i -> chineseName(some(i) / 10 * 10));
        kinds.put(
                "two characters inside", i -> chineseName(some(i) / 10 * 10 + 1).substring(1));
        kinds.put("one character", i -> GIVEN.substring(i % GIVEN.length(), i % GIVEN.length() + 1));
        kinds.put("whole Latin name", i -> latinName(some(i) / 10 * 10 + 8));
        kinds.put("part of a Latin name", i -> SYLLABLES[i % 30] + SYLLABLES[i * 7 % 30]);
        kinds.put("two letters", i -> SYLLABLES[i % 30].substring(0, 2));
        kinds.put("nobody", i -> "nobody " + i + " 龘");
        System.out.println("| searched by | for | p50 ms | p95 ms | max ms | hits on the first page |");
        for (var who : List.of("agent", "admin")) {
            var api = new Api(path -> URI.create("http://127.0.0.1:" + port + path), who);
            kinds.forEach((kind, query) -> measure(api, who, kind, query));
        }
        explain();
    }

    private void encrypt() {
        for (int round = 0; round < 3; round++) {
            var began = System.nanoTime();
            for (int i = 0; i < 24_000; i++) {
                assertThat(encryption.encrypt(phone(i), "contact.value:" + i)).isNotEmpty();
            }
            System.out.printf("24,000 values encrypted in %.0f ms%n", (System.nanoTime() - began) / 1e6);
        }
    }

    private void fill() throws Exception {
        jdbc.sql("drop index customer_search").update();
        jdbc.sql("drop index contact_hash").update();
        var began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var batches = new ArrayList<Future<?>>();
            for (int from = 0; from < CUSTOMERS; from += BATCH) {
                var first = from;
                batches.add(threads.submit(() -> make(first)));
            }
            for (var batch : batches) {
                batch.get();
            }
        }
        var made = System.nanoTime();
        jdbc.sql("create index customer_search on customer using gin (search_grams) with (fastupdate = off)")
                .update();
        jdbc.sql("create index contact_hash on contact (hash, customer_id desc)")
                .update();
        jdbc.sql("vacuum analyze customer").update();
        jdbc.sql("vacuum analyze contact").update();
        System.out.printf(
                "%d customers with two contacts made in %.0f s, indexed in %.0f s%n",
                CUSTOMERS, (made - began) / 1e9, (System.nanoTime() - made) / 1e9);
        var batch = System.nanoTime();
        make(CUSTOMERS);
        System.out.printf("%d more, indexes in place, in %.2f s%n", BATCH, (System.nanoTime() - batch) / 1e9);
    }

    private void make(int first) {
        customers.createAll(IntStream.range(first, first + BATCH)
                .mapToObj(CustomerSearchLoadTest::details)
                .toList());
    }

    private void measure(Api api, String who, String kind, IntFunction<String> query) {
        var millis = new double[SEARCHES];
        long hits = 0;
        for (int i = -SEARCHES / 10; i < SEARCHES; i++) {
            var body =
                    JSON.createObjectNode().put("q", query.apply(i + SEARCHES)).toString();
            var began = System.nanoTime();
            var answer = api.post("/api/customers/search", body);
            var took = (System.nanoTime() - began) / 1e6;
            assertThat(answer.status()).isEqualTo(200);
            if (i >= 0) {
                millis[i] = took;
                hits += answer.json().get("items").size();
            }
        }
        if (who.equals("admin")) {
            assertThat(hits > 0).as(kind).isEqualTo(!kind.equals("nobody"));
        }
        java.util.Arrays.sort(millis);
        System.out.printf(
                "| %s | %s | %.1f | %.1f | %.1f | %.1f |%n",
                who,
                kind,
                millis[SEARCHES / 2],
                millis[SEARCHES * 95 / 100],
                millis[SEARCHES - 1],
                (double) hits / SEARCHES);
    }

    private void explain() {
        for (var word : List.of("梦洁", "be", "anberg")) {
            System.out.println("-- " + word);
            jdbc.sql(
                            "explain (analyze, buffers, costs off) select id from customer where search_grams @> :grams::text[]"
                                    + " and search_text like all (:words::text[]) and merged_into is null and erased_at is null"
                                    + " and id < 'ffffffff-ffff-ffff-ffff-ffffffffffff' order by id desc limit 26")
                    .param("grams", grams(word))
                    .param("words", word.length() > 2 ? new String[] {"%" + word + "%"} : new String[0])
                    .query(String.class)
                    .list()
                    .forEach(System.out::println);
        }
    }

    private static String[] grams(String word) {
        return IntStream.range(1, word.length())
                .mapToObj(i -> word.substring(i - 1, i + 1))
                .toArray(String[]::new);
    }

    private static int some(int i) {
        return (int) (i * 7_919L % CUSTOMERS);
    }

    private static CustomerDetails details(int i) {
        return new CustomerDetails(
                null,
                i % 10 < 7 ? chineseName(i) : latinName(i),
                i % 10 == 9 ? "Lager " + SYLLABLES[i % 30] + " GmbH" : null,
                null,
                "E-" + i,
                List.of(ContactDetails.of(ContactKind.PHONE, phone(i)), ContactDetails.of(ContactKind.EMAIL, email(i))),
                null,
                null,
                null,
                "CN",
                null,
                i % OWNERS == 0 ? "agent" : "agent-" + i % OWNERS,
                "team-" + i % 20,
                null,
                null);
    }

    private static String chineseName(int i) {
        var random = new Random(i * 31L);
        var name = new StringBuilder().append(SURNAMES.charAt(random.nextInt(SURNAMES.length())));
        for (int n = 0; n < 1 + random.nextInt(10) / 3; n++) {
            name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
        }
        return name.substring(0, Math.min(3, Math.max(2, name.length())));
    }

    private static String latinName(int i) {
        var random = new Random(i * 37L);
        return FIRST[random.nextInt(FIRST.length)] + " " + SYLLABLES[random.nextInt(30)] + SYLLABLES[random.nextInt(30)]
                + SYLLABLES[random.nextInt(30)];
    }

    private static String phone(int i) {
        return "+86138%08d".formatted(i);
    }

    private static String email(int i) {
        return "customer." + i + "@example.com";
    }
}
