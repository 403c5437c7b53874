package io.careflow.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import io.careflow.churn.ChurnRuns;
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
 * How long the nightly scoring of a million customers ({@code -Dcareflow.load.customers=}) with five purchases each takes:
 * the first time, when all get a score; the next night, when hardly any changes; and after a month.
 */
@Tag("load")
@CareflowTest
class ChurnLoadTest {

    private static final int CUSTOMERS = Integer.getInteger("careflow.load.customers", 1_000_000);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    @Autowired
    ChurnRuns runs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void scoreAll() {
        fill();
        System.out.println("| run | seconds | customers a second | changed | heap after, MB |");
        measure("first", LocalDate.of(2001, 1, 1));
        measure("again", LocalDate.of(2001, 1, 2));
        ((MovableClock) clock).advance(Duration.ofDays(30));
        measure("a month later", LocalDate.of(2001, 2, 3));
        jdbc.sql("select risk, count(*) as many from churn_score group by risk order by risk")
                .query((row, i) -> row.getString("risk") + " " + row.getInt("many"))
                .list()
                .forEach(System.out::println);
    }

    private void measure(String run, LocalDate on) {
        var began = System.nanoTime();
        var progress = runs.goOn(on, LONGEST);
        var seconds = (System.nanoTime() - began) / 1e9;
        assertThat(progress.finished()).isTrue();
        assertThat(progress.rated()).isGreaterThanOrEqualTo(CUSTOMERS);
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        System.out.printf(
                "| %s | %.1f | %.0f | %d | %d |%n", run, seconds, progress.rated() / seconds, progress.changed(), heap);
    }

    private void fill() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into customer (id, version, kind, name, search_text, search_grams, locale, zone, tier,
                            tier_since, created_at, changed_at)
                        select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 0, 'person', '客户' || n,
                            '客户' || n, array[n::text], 'zh-CN', 'Asia/Shanghai', 'C', :now, :now, :now
                        from generate_series(1, :customers) as n""").param("now", now).param("customers", CUSTOMERS).update();
        jdbc.sql("""
                        insert into purchase (id, customer_id, source, order_id, line, product, quantity, amount, currency,
                            at, created_at)
                        select gen_random_uuid(), ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'load',
                            n || '-' || k, 1, 'Kettle', 1, round(exp(2 + 4 * random())::numeric, 2), 'CNY',
                            :now - (random() * (1 + n % 700)) * interval '1 day', :now
                        from generate_series(1, :customers) as n
                        cross join lateral generate_series(1, (n % 11) * 7 % 11) as k""").param("now", now).param("customers", CUSTOMERS).update();
        for (var table : new String[] {"customer", "purchase"}) {
            jdbc.sql("vacuum analyze " + table).update();
        }
    }
}
