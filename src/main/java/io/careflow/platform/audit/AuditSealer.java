package io.careflow.platform.audit;

import io.careflow.platform.protection.SealKeys;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals the entries that were committed, each with the seal before, one process at a time. It is done after their
 * transactions and not in them, so that nobody waits for the entry before; what was rolled back leaves no gap.
 */
@Component
class AuditSealer {

    private static final Logger log = LoggerFactory.getLogger(AuditSealer.class);
    private static final int PAGE = 1000;
    // Any number that nothing else locks by.
    static final long TURN = 0x61756469745f7365L;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transactions;
    private final SealKeys keys;
    private long furthest;

    AuditSealer(JdbcClient jdbc, JdbcTemplate batches, TransactionTemplate transactions, SealKeys keys) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transactions = transactions;
        this.keys = keys;
    }

    @Scheduled(fixedDelay = 1000)
    void seal() {
        while (Boolean.TRUE.equals(transactions.execute(status -> sealPage()))) {
            // Another page may wait.
        }
    }

    /** In case the database is all that an intruder can write to, the log knows how far the trail went. */
    @Scheduled(cron = "0 0 0 * * *")
    void note() {
        log.info("The audit trail's head is {}", head());
    }

    /** Where the trail ends now. */
    AuditHead head() {
        return jdbc.sql(
                        "select position, seal from audit_entry where position is not null order by position desc limit 1")
                .query((row, i) -> new AuditHead(row.getLong("position"), row.getBytes("seal")))
                .optional()
                .orElse(AuditHead.NONE);
    }

    private synchronized boolean sealPage() {
        if (!jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(TURN)
                .query(Boolean.class)
                .single()) {
            return false;
        }
        var entries = jdbc.sql("select * from audit_entry where position is null order by id limit ?")
                .param(PAGE)
                .query((row, i) -> AuditEntry.of(row))
                .list();
        if (!entries.isEmpty()) {
            seal(entries);
        }
        return entries.size() == PAGE;
    }

    private void seal(List<AuditEntry> entries) {
        var last = head();
        if (last.position() < furthest) {
            log.error("The audit trail was cut: it had {} sealed entries, now {}", furthest, last.position());
        }
        furthest = last.position();
        var sealed = new ArrayList<Object[]>();
        for (var entry : entries) {
            last = new AuditHead(last.position() + 1, keys.seal(entry.sealed(last)));
            sealed.add(new Object[] {last.position(), last.seal(), entry.id()});
        }
        batches.batchUpdate("update audit_entry set position = ?, seal = ? where id = ?", sealed);
    }
}
