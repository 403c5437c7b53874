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
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at all customers once a business date: page by page in the order of their ids, two pages at a time, each in a
 * transaction of its own. How far it is is kept, so that whoever goes on after a fault, a kill or a repeated job begins
 * with the pages that were not done.
 */
public final class NightlyRun {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int THREADS = 2;
    private static final int PAGE = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String table;
    private final ToIntFunction<List<UUID>> page;

    /**
     * @param table where it is kept how far the runs are; its columns are those of {@code standing_run}
     * @param page does the work for some customers in a transaction of its own and answers how many stand otherwise than
     *     before; doing it again changes nothing
     */
    public NightlyRun(JdbcClient jdbc, Clock clock, String table, ToIntFunction<List<UUID>> page) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.table = table;
        this.page = page;
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

    /**
     * Goes on with the run of a business date, or begins it. A finished run stays as it is.
     *
     * @param longest after how long no further pages are begun
     * @return how far it is then
     */
    public Progress goOn(LocalDate on, Duration longest) {
        return goOn(on, longest, PAGE);
    }

    /** The same with pages of another size. */
    public Progress goOn(LocalDate on, Duration longest, int size) {
        var until = System.nanoTime() + longest.toNanos();
        jdbc.sql("insert into " + table + " (business_date, after_id, rated, changed, started_at)"
                        + " values (?, ?, 0, 0, ?) on conflict do nothing")
                .params(on, BEFORE_ALL, now())
                .update();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            while (!progress(on).finished() && System.nanoTime() < until) {
                doPages(on, size, threads);
            }
        }
        return progress(on);
    }

    private Progress progress(LocalDate on) {
        return jdbc.sql("select rated, changed, finished_at is not null as finished from " + table
                        + " where business_date = ?")
                .param(on)
                .query((row, i) ->
                        new Progress(on, row.getLong("rated"), row.getLong("changed"), row.getBoolean("finished")))
                .single();
    }

    private void doPages(LocalDate on, int size, ExecutorService threads) {
        var after = jdbc.sql("select after_id from " + table + " where business_date = ?")
                .param(on)
                .query(UUID.class)
                .single();
        var next = jdbc.sql("select id from customer where id > ? and merged_into is null and erased_at is null"
                        + " order by id limit ?")
                .params(after, THREADS * size)
                .query(UUID.class)
                .list();
        var changed = next.isEmpty() ? 0 : both(next, threads);
        // Whoever else has gone on with this run has done the same pages, or more.
        jdbc.sql("update " + table + " set after_id = ?, rated = rated + ?, changed = changed + ?,"
                        + " finished_at = ? where business_date = ? and after_id = ? and finished_at is null")
                .params(
                        next.isEmpty() ? after : next.getLast(),
                        next.size(),
                        changed,
                        next.size() < THREADS * size ? now() : null,
                        on,
                        after)
                .update();
    }

    private int both(List<UUID> customers, ExecutorService threads) {
        var half = (customers.size() + 1) / THREADS;
        var second = threads.submit(() -> page.applyAsInt(customers.subList(half, customers.size())));
        var first = threads.submit(() -> page.applyAsInt(customers.subList(0, half)));
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
