package io.careflow.complaint;

import io.careflow.customer.ServiceBurden;
import io.careflow.customer.ServiceBurdens;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The complaints of customers, as far as tiers depend on them. */
@Component
class ComplaintBurdens implements ServiceBurdens {

    private final JdbcClient jdbc;

    ComplaintBurdens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, ServiceBurden> of(Collection<UUID> customers, Instant since) {
        var burdens = new HashMap<UUID, ServiceBurden>();
        jdbc.sql("""
                        select customer_id,
                            count(*) filter (where received_at > :since) as complaints,
                            count(*) filter (where received_at > :since and severity in ('critical', 'high')) as severe,
                            count(*) filter (where status <> :closed) as open,
                            round(100 * avg(satisfied::int) filter (where received_at > :since)) as satisfied
                        from complaint where customer_id = any (:customers) and status <> :withdrawn
                        group by customer_id""")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("closed", ComplaintStatus.CLOSED.name())
                .param("withdrawn", ComplaintStatus.WITHDRAWN.name())
                .param("customers", customers.toArray(UUID[]::new))
                .query(row -> {
                    burdens.put(
                            row.getObject("customer_id", UUID.class),
                            new ServiceBurden(
                                    row.getInt("complaints"),
                                    row.getInt("severe"),
                                    row.getInt("open"),
                                    row.getObject("satisfied") == null ? null : row.getInt("satisfied")));
                });
        return burdens;
    }
}
