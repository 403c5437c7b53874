package io.careflow.customer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People who never bought anything and with whom nothing has happened for long: they are erased. */
@Component
class ProspectRetention implements RetentionRule {

    private final JdbcClient jdbc;
    private final Erasure erasure;

    ProspectRetention(JdbcClient jdbc, Erasure erasure) {
        this.jdbc = jdbc;
        this.erasure = erasure;
    }

    @Override
    public String name() {
        return "inactive-prospects";
    }

    @Override
    public int apply(Instant before, int most) {
        var inactive = jdbc
                .sql("""
                        select id from customer
                        where changed_at < :before and merged_into is null and erased_at is null
                            and not exists (select 1 from purchase where customer_id = customer.id)
                            and not exists (select 1 from interaction where customer_id = customer.id and at >= :before)
                            and not exists (select 1 from customer merged
                                where merged.merged_into = customer.id and merged.changed_at >= :before)
                        order by changed_at limit :most""")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(UUID.class)
                .list()
                .stream()
                .filter(id -> erasure.hindrances(id).isEmpty())
                .toList();
        inactive.forEach(id -> erasure.erase(id, "retention"));
        return inactive.size();
    }
}
