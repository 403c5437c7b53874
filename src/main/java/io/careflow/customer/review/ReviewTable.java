package io.careflow.customer.review;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of reviews. */
@Component
class ReviewTable {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    ReviewTable(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** A review of a record whose turn it is. */
    record Waiting(UUID id, UUID customer) {}

    /** A review that was found in a search. */
    record Found(UUID id, UUID customer, String carer, int score) {}

    /**
     * How far the search of a quarter is; others who want to know wait until the transaction ends.
     *
     * @return the last record that was looked at; empty when all were
     */
    Optional<UUID> lockSearch(Quarter quarter) {
        jdbc.sql("insert into record_review_search (quarter, after_id, found) values (?, ?, 0) on conflict do nothing")
                .params(quarter.begin(), BEFORE_ALL)
                .update();
        return jdbc.sql(
                        "select after_id from record_review_search where quarter = ? and finished_at is null for no key update")
                .param(quarter.begin())
                .query(UUID.class)
                .optional();
    }

    /** Records to look at, in the order of their ids: none whose review is still open. */
    List<UUID> recordsAfter(UUID after, int most) {
        return jdbc.sql("select id from customer c where id > ? and merged_into is null and erased_at is null"
                        + " and not exists (select 1 from record_review r where r.customer_id = c.id and r.state = 'open')"
                        + " order by id limit ?")
                .params(after, most)
                .query(UUID.class)
                .list();
    }

    void keep(Quarter quarter, List<Found> found, UUID last, boolean finished) {
        batches.batchUpdate(
                "insert into record_review (id, customer_id, quarter, carer, score, state) values (?, ?, ?, ?, ?, 'waiting')"
                        + " on conflict (customer_id, quarter) do nothing",
                found.stream()
                        .map(review -> new Object[] {
                            review.id(), review.customer(), quarter.begin(), review.carer(), review.score()
                        })
                        .toList());
        jdbc.sql("update record_review_search set after_id = ?, found = found + ?, finished_at = ? where quarter = ?")
                .params(last, found.size(), finished ? now() : null, quarter.begin())
                .update();
    }

    /** The worst of those whose turn it is: as many of each carer as still fit beside what they have open. */
    List<Waiting> nextOf(Quarter quarter, int open, int most) {
        return jdbc.sql("""
                        select id, customer_id from (
                            select r.id, r.customer_id,
                                row_number() over (partition by r.carer order by r.score, r.customer_id)
                                    + (select count(*) from record_review o where o.carer = r.carer and o.state = 'open')
                                    as place
                            from record_review r where r.quarter = ? and r.state = 'waiting') as queue
                        where place <= ? order by place, id limit ?""")
                .params(quarter.begin(), open, most)
                .query((row, i) ->
                        new Waiting(row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class)))
                .list();
    }

    /** It goes to whoever takes care of the record by now. */
    void open(UUID review, String carer) {
        jdbc.sql("update record_review set state = 'open', carer = ?, opened_at = ? where id = ? and state = 'waiting'")
                .params(carer, now(), review)
                .update();
    }

    /** It needs no review any more. */
    void drop(UUID review) {
        jdbc.sql("update record_review set state = 'dropped', done_at = ? where id = ? and state = 'waiting'")
                .params(now(), review)
                .update();
    }

    /** @return the reviewed customer; empty when it is no open review */
    Optional<UUID> close(UUID review, ReviewOutcome outcome) {
        return jdbc.sql(
                        "update record_review set state = 'done', outcome = ?, done_at = ? where id = ? and state = 'open'"
                                + " returning customer_id")
                .params(outcome.code(), now(), review)
                .query(UUID.class)
                .optional();
    }

    boolean exists(UUID review) {
        return jdbc.sql("select exists (select 1 from record_review where id = ?)")
                .param(review)
                .query(Boolean.class)
                .single();
    }

    /** The data of the record were confirmed: it is not stale. */
    void confirmed(UUID customer) {
        jdbc.sql("update customer set reviewed_at = ? where id = customer_survivor(?)")
                .params(now(), customer)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
