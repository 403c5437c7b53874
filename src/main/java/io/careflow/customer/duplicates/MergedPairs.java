package io.careflow.customer.duplicates;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.CustomersMerging;
import io.careflow.customer.CustomersUnmerged;
import io.careflow.customer.duplicates.DuplicateBlocks.Pair;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What merging and unmerging settle of the pairs. */
@Component
class MergedPairs {

    private final Customers customers;
    private final Comparison comparison;
    private final DuplicateTable table;
    private final JdbcClient jdbc;
    private final Clock clock;

    MergedPairs(Customers customers, Comparison comparison, DuplicateTable table, JdbcClient jdbc, Clock clock) {
        this.customers = customers;
        this.comparison = comparison;
        this.table = table;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The pair is settled; whom the merged one is not, the survivor is not either. */
    @EventListener
    void merging(CustomersMerging merging) {
        var pair = Pair.of(merging.survivor(), merging.merged());
        jdbc.sql("update duplicate set state = 'merged', decided_at = ?, decided_by = ? where first_id = ?"
                        + " and second_id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), merging.actor(), pair.first(), pair.second())
                .update();
        jdbc.sql("""
                        insert into duplicate (id, first_id, second_id, score, evidence, traits, state, found_at,
                            decided_at, decided_by, reason)
                        select gen_random_uuid(), least(:survivor, other), greatest(:survivor, other), score, evidence,
                            traits, state, found_at, decided_at, decided_by, reason
                        from (select *, case when first_id = :merged then second_id else first_id end as other
                            from duplicate where state = 'rejected' and (first_id = :merged or second_id = :merged)) rejected
                        where other <> :survivor
                        on conflict (first_id, second_id) do nothing""")
                .param("survivor", merging.survivor())
                .param("merged", merging.merged())
                .update();
        compare(merging.survivor(), merging.merged());
    }

    /** Whoever takes records apart has said that they are not of one customer. */
    @EventListener
    void unmerged(CustomersUnmerged unmerged) {
        var both = customers.findUnscoped(List.of(unmerged.survivor(), unmerged.restored())).stream()
                .collect(Collectors.toMap(Customer::id, Function.identity()));
        table.reject(
                Pair.of(unmerged.survivor(), unmerged.restored()),
                comparison.of(
                        PlainRecord.of(both.get(unmerged.survivor())), PlainRecord.of(both.get(unmerged.restored()))),
                unmerged.actor(),
                unmerged.reason());
        compare(unmerged.survivor(), unmerged.restored());
    }

    private void compare(UUID one, UUID other) {
        jdbc.sql("insert into duplicate_check (customer_id) values (?), (?)")
                .params(one, other)
                .update();
    }
}
