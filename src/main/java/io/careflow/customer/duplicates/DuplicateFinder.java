package io.careflow.customer.duplicates;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.duplicates.DuplicateBlocks.Pair;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares records that were made or changed with those that share something with them, page by page; a page that was cut
 * off is done again. One process does it at a time: two pages at once would not see each other's keys.
 */
@Component
class DuplicateFinder {

    private static final Logger log = LoggerFactory.getLogger(DuplicateFinder.class);
    private static final int PAGE = 500;
    private static final Comparison.Finding NOTHING = new Comparison.Finding(0, List.of(), Set.of());
    // A page takes a second. While many records come in, one whose query was planned for small tables may take for
    // ever;
    // begun anew it is planned for what they have become.
    private static final int LONGEST_SECONDS = 20;
    // Any number that nothing else locks by.
    private static final long TURN = 0x6475706c69636174L;

    private final Customers customers;
    private final DuplicateBlocks blocks;
    private final Comparison comparison;
    private final DuplicateTable table;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    DuplicateFinder(
            Customers customers,
            DuplicateBlocks blocks,
            Comparison comparison,
            DuplicateTable table,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.customers = customers;
        this.blocks = blocks;
        this.comparison = comparison;
        this.table = table;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setTimeout(LONGEST_SECONDS);
    }

    @Scheduled(fixedDelayString = "${careflow.duplicates.every:PT1S}")
    void regularly() {
        try {
            find();
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "Records could not be compared; they will be soon: {}",
                    e.getClass().getName());
        }
    }

    /** Compares all records that wait for it. */
    void find() {
        while (Boolean.TRUE.equals(transactions.execute(status -> findPage()))) {
            // Another page may wait.
        }
    }

    private boolean findPage() {
        if (!jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(TURN)
                .query(Boolean.class)
                .single()) {
            return false;
        }
        var waiting = jdbc.sql("select id, customer_id from duplicate_check order by id limit ?")
                .param(PAGE)
                .query((row, i) -> Map.entry(row.getLong("id"), row.getObject("customer_id", UUID.class)))
                .list();
        if (!waiting.isEmpty()) {
            compare(waiting.stream().map(Map.Entry::getValue).collect(Collectors.toSet()));
            jdbc.sql("delete from duplicate_check where id = any (?)")
                    .param(waiting.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                    .update();
        }
        return waiting.size() == PAGE;
    }

    private void compare(Set<UUID> ids) {
        var records = records(ids);
        blocks.index(ids, records.values());
        var pairs = new HashSet<Pair>(blocks.pairs(records.keySet()));
        pairs.addAll(table.openOf(ids));
        var others = pairs.stream()
                .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                .filter(id -> !ids.contains(id))
                .collect(Collectors.toSet());
        records.putAll(records(others));
        table.keep(pairs.stream().collect(Collectors.toMap(Function.identity(), pair -> finding(pair, records))));
    }

    /** Those of them that stand for themselves. */
    private Map<UUID, PlainRecord> records(Set<UUID> ids) {
        return customers.findReadable(ids).stream()
                .filter(DuplicateFinder::stands)
                .collect(Collectors.toMap(Customer::id, PlainRecord::of, (one, same) -> one, HashMap::new));
    }

    private Comparison.Finding finding(Pair pair, Map<UUID, PlainRecord> records) {
        return records.containsKey(pair.first()) && records.containsKey(pair.second())
                ? comparison.of(records.get(pair.first()), records.get(pair.second()))
                : NOTHING;
    }

    private static boolean stands(Customer customer) {
        return customer.mergedInto() == null && customer.erasedAt() == null;
    }
}
