package io.careflow.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import io.careflow.churn.ChurnRuns;
import io.careflow.customer.standing.NightlyRun;
import io.careflow.customer.standing.StandingRuns;
import io.careflow.platform.MovableClock;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long a night takes: rating a million customers ({@code -Dcareflow.load.customers=}) with five purchases each, and
 * scoring how likely they are to leave. The first time, when all come to stand somewhere; again, when hardly anybody
 * changes; after a day, and after a month.
 */
@Tag("load")
@CareflowTest
class NightLoadTest {

    private static final int CUSTOMERS = Integer.getInteger("careflow.load.customers", 1_000_000);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    @Autowired
    StandingRuns standings;

    @Autowired
    ChurnRuns churn;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private interface Night {
        NightlyRun.Progress goOn(LocalDate on, Duration longest);
    }

    @Test
    void allAreRatedAndScored() {
        var began = System.nanoTime();
        fill();
        System.out.printf("%d customers made in %.0f s%n", CUSTOMERS, (System.nanoTime() - began) / 1e9);
        System.out.println("| run | seconds | customers a second | changed | heap after, MB |");
        night("first", LocalDate.of(2001, 1, 1));
        night("again", LocalDate.of(2001, 1, 2));
        ((MovableClock) clock).advance(Duration.ofDays(1));
        night("a day later", LocalDate.of(2001, 1, 3));
        ((MovableClock) clock).advance(Duration.ofDays(30));
        night("a month later", LocalDate.of(2001, 2, 3));
        print("tier || ' ' || value_segment || ' ' || lifecycle", "customer");
        print("risk", "churn_score");
    }

    private void night(String name, LocalDate on) {
        measure(name + ", rated", on, standings::goOn);
        measure(name + ", scored", on, churn::goOn);
    }

    private static void measure(String name, LocalDate on, Night night) {
        var began = System.nanoTime();
        var progress = night.goOn(on, LONGEST);
        var seconds = (System.nanoTime() - began) / 1e9;
        assertThat(progress.finished()).isTrue();
        assertThat(progress.rated()).isGreaterThanOrEqualTo(CUSTOMERS);
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        System.out.printf(
                "| %s | %.1f | %.0f | %d | %d |%n",
                name, seconds, progress.rated() / seconds, progress.changed(), heap);
    }

    private void print(String value, String table) {
        jdbc.sql("select " + value + ", count(*) from " + table + " group by 1 order by 2 desc")
                .query((row, i) -> row.getString(1) + " " + row.getInt(2))
                .list()
                .forEach(System.out::println);
    }

    private void fill() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into customer (id, version, kind, name, search_text, search_grams, locale, zone, tier,
                            tier_since, created_at, changed_at)
                        select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 0, 'person', '客户' || n,
                            '客户' || n, array['客', '户', '客户', n::text, (n % 97)::text, (n % 89)::text], 'zh-CN',
                            'Asia/Shanghai', 'C', :now, :now, :now
                        from generate_series(1, :customers) as n""").param("now", now).param("customers", CUSTOMERS).update();
        jdbc.sql("""
                        insert into purchase (id, customer_id, source, order_id, line, product, quantity, amount, currency,
                            at, created_at)
                        select gen_random_uuid(), c.id, 'load', n || '-' || k, 1, 'Kettle', 1,
                            round(exp(2 + 5 * random())::numeric, 2), 'CNY',
                            :now - (random() * (1 + n % 1500)) * interval '1 day', :now
                        from generate_series(1, :customers) as n
                        cross join lateral (select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id) as c
                        cross join lateral generate_series(1, (n % 11) * 7 % 11) as k""").param("now", now).param("customers", CUSTOMERS).update();
        jdbc.sql("""
                        insert into interaction (id, customer_id, at, kind, summary, actor)
                        select gen_random_uuid(), ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
                            :now - random() * interval '400 days', 'call', 'customer.call', 'agent'
                        from generate_series(1, :customers) as n""").param("now", now).param("customers", CUSTOMERS).update();
        for (var table : new String[] {"customer", "purchase", "interaction"}) {
            jdbc.sql("vacuum analyze " + table).update();
        }
    }
}
