package io.careflow.customer.duplicates;

import io.careflow.customer.duplicates.Comparison.Finding;
import io.careflow.customer.duplicates.DuplicateBlocks.Pair;
import io.careflow.platform.Ids;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of pairs that may be one customer. */
@Component
class DuplicateTable {

    // What somebody rejected stays so until something speaks for it that did not then.
    private static final String KEEP = """
            insert into duplicate (id, first_id, second_id, score, evidence, traits, state, found_at)
            values (?, ?, ?, ?, cast(? as jsonb), ?, 'open', ?)
            on conflict (first_id, second_id) do update set score = excluded.score, evidence = excluded.evidence,
                traits = excluded.traits, state = 'open', decided_at = null, decided_by = null, reason = null
            where duplicate.state = 'open'
                    and (duplicate.evidence, duplicate.traits) is distinct from (excluded.evidence, excluded.traits)
                or duplicate.state = 'rejected' and not excluded.traits <@ duplicate.traits""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final DuplicateRules rules;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    DuplicateTable(JdbcClient jdbc, JdbcTemplate batches, DuplicateRules rules, JsonMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.rules = rules;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** The open pairs that one of these records is in. */
    List<Pair> openOf(Collection<UUID> customers) {
        return jdbc.sql("""
                        select first_id, second_id from duplicate
                            where state = 'open' and first_id = any (cast(:ids as uuid[]))
                        union select first_id, second_id from duplicate
                            where state = 'open' and second_id = any (cast(:ids as uuid[]))""")
                .param("ids", DuplicateBlocks.texts(customers))
                .query((row, i) ->
                        new Pair(row.getObject("first_id", UUID.class), row.getObject("second_id", UUID.class)))
                .list();
    }

    /** Keeps the pairs of which enough was found; the others are open no more. */
    void keep(Map<Pair, Finding> findings) {
        batches.batchUpdate(
                KEEP,
                findings.entrySet().stream()
                        .filter(found -> found.getValue().score() >= rules.threshold())
                        .map(found -> row(found.getKey(), found.getValue()))
                        .toList());
        batches.batchUpdate(
                "delete from duplicate where first_id = ? and second_id = ? and state = 'open'",
                findings.entrySet().stream()
                        .filter(found -> found.getValue().score() < rules.threshold())
                        .map(found -> new Object[] {
                            found.getKey().first(), found.getKey().second()
                        })
                        .toList());
    }

    /** Keeps that two records are not of one customer, whatever speaks for it now. */
    void reject(Pair pair, Finding finding, String who, String reason) {
        jdbc.sql("""
                        insert into duplicate (id, first_id, second_id, score, evidence, traits, state, found_at,
                            decided_at, decided_by, reason)
                        values (?, ?, ?, ?, cast(? as jsonb), ?, 'rejected', ?, ?, ?, ?)
                        on conflict (first_id, second_id) do update set score = excluded.score,
                            evidence = excluded.evidence, traits = excluded.traits, state = 'rejected',
                            decided_at = excluded.decided_at, decided_by = excluded.decided_by, reason = excluded.reason""").params(row(pair, finding)).params(now(), who, reason).update();
    }

    private Object[] row(Pair pair, Finding finding) {
        return new Object[] {
            ids.next(),
            pair.first(),
            pair.second(),
            finding.score(),
            json.writeValueAsString(finding.evidence()),
            finding.traits().toArray(String[]::new),
            now()
        };
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
