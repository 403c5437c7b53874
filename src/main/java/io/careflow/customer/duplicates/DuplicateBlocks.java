package io.careflow.customer.duplicates;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is to be compared with whom: those who share a contact or a key. Where too many share it nobody is compared by it,
 * so that what comparing takes grows with the records and not with their square; they are still compared by what else
 * they share.
 */
@Component
class DuplicateBlocks {

    private static final String SHARING = """
            with mine as (
                select customer_id, hash from contact
                    where customer_id = any (cast(:ids as uuid[])) and validity in ('usable', 'invalid')
                union
                select customer_id, hash from duplicate_key where customer_id = any (cast(:ids as uuid[])))
            select mine.customer_id, mine.hash, other.customer_id as other from mine cross join lateral (
                (select customer_id from contact join customer on customer.id = customer_id
                    where hash = mine.hash and customer_id <> mine.customer_id and validity in ('usable', 'invalid')
                        and merged_into is null and erased_at is null
                    limit :most)
                union all
                (select customer_id from duplicate_key where hash = mine.hash and customer_id <> mine.customer_id
                    limit :most)) other""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Comparison comparison;
    private final DuplicateRules rules;
    private final Clock clock;

    DuplicateBlocks(JdbcClient jdbc, JdbcTemplate batches, Comparison comparison, DuplicateRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.comparison = comparison;
        this.rules = rules;
        this.clock = clock;
    }

    /** Two records, the one with the smaller id first. */
    record Pair(UUID first, UUID second) {

        static Pair of(UUID one, UUID other) {
            // As the database orders them.
            return one.toString().compareTo(other.toString()) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    /** Writes the keys of these records anew. */
    void index(Collection<UUID> ids, Collection<PlainRecord> standing) {
        jdbc.sql("delete from duplicate_key where customer_id = any (cast(? as uuid[]))")
                .param(texts(ids))
                .update();
        batches.batchUpdate(
                "insert into duplicate_key (hash, customer_id) values (?, ?) on conflict do nothing",
                standing.stream()
                        .flatMap(record -> comparison.keys(record).stream().map(hash ->
                                new Object[] {hash, record.customer().id()}))
                        .toList());
    }

    /** The pairs that one of these records is in. */
    Set<Pair> pairs(Collection<UUID> ids) {
        Map<String, Map<UUID, Set<UUID>>> sharing = new HashMap<>();
        jdbc.sql(SHARING)
                .param("ids", texts(ids))
                .param("most", rules.mostSharing())
                .query(row -> {
                    sharing.computeIfAbsent(HexFormat.of().formatHex(row.getBytes("hash")), hash -> new HashMap<>())
                            .computeIfAbsent(row.getObject("customer_id", UUID.class), id -> new HashSet<>())
                            .add(row.getObject("other", UUID.class));
                });
        var pairs = new HashSet<Pair>();
        var crowds = new HashSet<String>();
        sharing.forEach((hash, others) -> others.forEach((id, found) -> {
            if (found.size() >= rules.mostSharing()) {
                crowds.add(hash);
            } else {
                found.forEach(other -> pairs.add(Pair.of(id, other)));
            }
        }));
        notice(crowds);
        return pairs;
    }

    /** How many phones or the like are shared by too many to be compared by them. */
    int crowds() {
        return jdbc.sql("select count(*) from duplicate_crowd")
                .query(Integer.class)
                .single();
    }

    private void notice(Set<String> crowds) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        batches.batchUpdate(
                "insert into duplicate_crowd (hash, noticed_at) values (?, ?) on conflict (hash) do nothing",
                crowds.stream()
                        .map(hash -> new Object[] {HexFormat.of().parseHex(hash), now})
                        .toList());
    }

    static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
