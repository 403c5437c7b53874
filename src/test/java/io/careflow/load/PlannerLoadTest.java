package io.careflow.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import io.careflow.planning.Planner;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long a planner takes to look through a million customers ({@code -Dcareflow.load.customers=}), of whom one in twenty is
 * due for a revisit, and to start those ({@code -Dcareflow.load.starts=}; a start is its record and the message to the
 * engine, which the engine keeps up with or holds up). All groups together have capacity for them.
 */
@Tag("load")
@CareflowTest
class PlannerLoadTest {

    private static final String FLOW = "periodic-revisit";
    private static final int CUSTOMERS = Integer.getInteger("careflow.load.customers", 1_000_000);
    private static final int STARTS = Integer.getInteger("careflow.load.starts", 2_000);
    private static final int DUE_ONE_IN = 20;
    private static final int A_GROUP = 20;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    @Autowired
    Planner planner;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void planRevisits() {
        var began = System.nanoTime();
        fill();
        System.out.printf("%d customers made in %.0f s%n", CUSTOMERS, (System.nanoTime() - began) / 1e9);
        System.out.println("| step | customers | seconds | a second | heap after, MB |");
        began = System.nanoTime();
        assertThat(planner.find(FLOW, LONGEST)).isTrue();
        report("looked through", CUSTOMERS, began);
        var planned = planned();
        report("of them planned", planned, began);
        assertThat(planned).isGreaterThanOrEqualTo(CUSTOMERS / DUE_ONE_IN);

        began = System.nanoTime();
        await().atMost(LONGEST).until(() -> {
            planner.start(FLOW, Duration.ofSeconds(2));
            return revisits() >= Math.min(STARTS, planned);
        });
        report("started, as fast as the engine keeps up", revisits(), began);
    }

    private void report(String step, int customers, long began) {
        var seconds = (System.nanoTime() - began) / 1e9;
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        System.out.printf("| %s | %d | %.1f | %.0f | %d |%n", step, customers, seconds, customers / seconds, heap);
    }

    private int planned() {
        return jdbc.sql("select count(*) from planned_start where flow = ?")
                .param(FLOW)
                .query(Integer.class)
                .single();
    }

    private int revisits() {
        return jdbc.sql("select count(*) from revisit").query(Integer.class).single();
    }

    private void fill() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into customer (id, version, kind, name, search_text, search_grams, locale, zone, tier,
                            tier_since, lifecycle, lifecycle_since, owner_group, created_at, changed_at)
                        select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 0, 'person', '客户' || n,
                            '客户' || n, array['客', '户', '客户', n::text, (n % 97)::text, (n % 89)::text], 'zh-CN',
                            'Asia/Shanghai', case when n % 20 = 0 then 'A' else 'C' end, :now, 'repeat', :now,
                            'team-' || n / (20 * :group), :now - interval '3 years', :now
                        from generate_series(1, :customers) as n""")
                .param("now", now)
                .param("group", A_GROUP)
                .param("customers", CUSTOMERS)
                .update();
        jdbc.sql("""
                        insert into contact (id, customer_id, kind, value, hash, preferred, validity, validity_at, position)
                        select gen_random_uuid(), c.id, 'phone', '\\x00', c.id::text::bytea, true, 'usable', :now, 0
                        from customer c where name like '客户%'""").param("now", now).update();
        jdbc.sql("""
                        insert into interaction (id, customer_id, at, kind, summary, actor)
                        select gen_random_uuid(), c.id, :now - k * interval '35 days', 'call', 'customer.call', 'agent'
                        from customer c cross join generate_series(1, 3) as k where name like '客户%'""").param("now", now).update();
        for (var table : new String[] {"customer", "contact", "interaction"}) {
            jdbc.sql("vacuum analyze " + table).update();
        }
    }
}
