package io.careflow.customer.standing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Rates all customers once a business date, driven by the process {@code customer-standing}: page by page in the order of
 * their ids, two pages at a time, each in a transaction of its own. How far it is is kept, so that whoever goes on after a
 * fault, a kill or a repeated job begins with the pages that were not done.
 */
@Service
public class StandingRuns {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int THREADS = 2;
    private static final int PAGE = 1_000;

    private final JdbcClient jdbc;
    private final Standings standings;
    private final StandingSettings settings;
    private final Clock clock;

    StandingRuns(JdbcClient jdbc, Standings standings, StandingSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * How far a run is.
     *
     * @param on its business date
     * @param rated how many customers it has looked at
     * @param changed how many of them stand otherwise than before
     * @param finished whether it has looked at all
     */
    public record Progress(LocalDate on, long rated, long changed, boolean finished) {}

    /** The company's date now. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    /**
     * Goes on with the run of a business date, or begins it. A finished run stays as it is.
     *
     * @param longest after how long no further pages are begun
     * @return how far it is then
     */
    public Progress goOn(LocalDate on, Duration longest) {
        return goOn(on, longest, PAGE);
    }

    Progress goOn(LocalDate on, Duration longest, int page) {
        var until = System.nanoTime() + longest.toNanos();
        jdbc.sql("insert into standing_run (business_date, after_id, rated, changed, started_at) values (?, ?, 0, 0, ?)"
                        + " on conflict do nothing")
                .params(on, BEFORE_ALL, now())
                .update();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            while (!progress(on).finished() && System.nanoTime() < until) {
                ratePages(on, page, threads);
            }
        }
        return progress(on);
    }

    private Progress progress(LocalDate on) {
        return jdbc.sql("select business_date, rated, changed, finished_at is not null as finished from standing_run"
                        + " where business_date = ?")
                .param(on)
                .query((row, i) ->
                        new Progress(on, row.getLong("rated"), row.getLong("changed"), row.getBoolean("finished")))
                .single();
    }

    private void ratePages(LocalDate on, int page, ExecutorService threads) {
        var after = jdbc.sql("select after_id from standing_run where business_date = ?")
                .param(on)
                .query(UUID.class)
                .single();
        var next = jdbc.sql("select id from customer where id > ? and merged_into is null and erased_at is null"
                        + " order by id limit ?")
                .params(after, THREADS * page)
                .query(UUID.class)
                .list();
        var changed = next.isEmpty() ? 0 : rate(next, threads);
        // Whoever else has gone on with this run has done the same pages, or more.
        jdbc.sql("update standing_run set after_id = ?, rated = rated + ?, changed = changed + ?,"
                        + " finished_at = ? where business_date = ? and after_id = ? and finished_at is null")
                .params(
                        next.isEmpty() ? after : next.getLast(),
                        next.size(),
                        changed,
                        next.size() < THREADS * page ? now() : null,
                        on,
                        after)
                .update();
    }

    private int rate(List<UUID> customers, ExecutorService threads) {
        var half = (customers.size() + 1) / THREADS;
        var second = threads.submit(() -> standings.rate(customers.subList(half, customers.size())));
        var first = threads.submit(() -> standings.rate(customers.subList(0, half)));
        try {
            return first.get() + second.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }
}
