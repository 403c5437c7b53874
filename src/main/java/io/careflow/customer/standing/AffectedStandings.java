package io.careflow.customer.standing;

import io.careflow.customer.CustomersMerging;
import io.careflow.customer.CustomersUnmerged;
import io.careflow.customer.StandingAffected;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rates whom something happened to, within seconds after it was committed. What waits is kept in a table: neither a kill
 * nor a database at its limit loses it, and several processes share the work.
 */
@Component
class AffectedStandings {

    private static final int BATCH = 500;

    private static final Logger log = LoggerFactory.getLogger(AffectedStandings.class);

    private final JdbcClient jdbc;
    private final Standings standings;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private boolean waiting;

    AffectedStandings(JdbcClient jdbc, Standings standings, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(StandingAffected affected) {
        jdbc.sql(
                        "insert into standing_due (customer_id, at) select customer, ? from unnest(?::uuid[]) as them (customer)")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        affected.customers().toArray(UUID[]::new))
                .update();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(CustomersMerging merging) {
        keep(StandingAffected.of(merging.survivor()));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(CustomersUnmerged unmerged) {
        keep(new StandingAffected(List.of(unmerged.survivor(), unmerged.restored())));
    }

    @Scheduled(fixedDelay = 1000)
    synchronized void rateThem() {
        try {
            while (transaction.execute(status -> rateSome()) > 0) {}
            waiting = false;
        } catch (RuntimeException notNow) {
            if (!waiting) {
                log.warn("Customers to whom something happened are rated later: {}", notNow.getMessage());
            }
            waiting = true;
        }
    }

    private int rateSome() {
        // Customers before what points to them: merging locks them in this order, too.
        var customers = jdbc.sql("""
                        select id from customer
                        where id in (select customer_id from standing_due order by id limit ?)
                        order by id for no key update""").param(BATCH).query(UUID.class).set();
        var entries = jdbc.sql("select id from standing_due where customer_id = any (?) for update skip locked")
                .param(customers.toArray(UUID[]::new))
                .query(Long.class)
                .list();
        if (!entries.isEmpty()) {
            standings.rate(customers);
            jdbc.sql("delete from standing_due where id = any (?)")
                    .param(entries.toArray(Long[]::new))
                    .update();
        }
        return customers.size();
    }
}
