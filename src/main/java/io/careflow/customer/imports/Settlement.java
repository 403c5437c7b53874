package io.careflow.customer.imports;

import io.careflow.customer.imports.BatchImport.Settled;
import io.careflow.customer.imports.ImportJobs.Claimed;
import io.careflow.customer.imports.RowReader.Mapped;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Settles a batch of rows: what became of them, their report and how far the job is are one transaction. */
@Component
class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);
    private static final int ATTEMPTS = 3;

    private final ImportJobs jobs;
    private final ImportLines lines;
    private final ImportKeys keys;
    private final TransactionTemplate transactions;

    Settlement(ImportJobs jobs, ImportLines lines, ImportKeys keys, TransactionTemplate transactions) {
        this.jobs = jobs;
        this.lines = lines;
        this.keys = keys;
        this.transactions = transactions;
    }

    /** Another process works on the job. */
    static final class TakenOver extends RuntimeException {}

    /**
     * Settles rows; one that cannot be kept for a reason that nobody foresaw is refused alone.
     *
     * @param bytesRead how much of the file was read for them
     * @throws TakenOver when another process works on the job, or nobody any more
     * @throws TransientDataAccessException when the database is held up for long; nothing is changed
     */
    void settle(Claimed claimed, BatchImport batches, List<Mapped> rows, long bytesRead) {
        try {
            again(() -> commit(claimed, batches, rows, bytesRead));
        } catch (TakenOver
                | TransientDataAccessException
                | DataAccessResourceFailureException
                | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            if (rows.size() == 1) {
                refuse(claimed, rows.getFirst(), bytesRead, e);
            } else {
                rows.forEach(row -> settle(claimed, batches, List.of(row), bytesRead));
            }
        }
    }

    /** What somebody else did at the same instant is seen the next time. */
    private static void again(Runnable settling) {
        for (int attempt = 1; ; attempt++) {
            try {
                settling.run();
                return;
            } catch (TransientDataAccessException | DataIntegrityViolationException | ProblemException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void commit(Claimed claimed, BatchImport batches, List<Mapped> rows, long bytesRead) {
        transactions.executeWithoutResult(status -> {
            if (!jobs.hold(claimed)) {
                throw new TakenOver();
            }
            var seen = keys.seen(claimed.job().id(), batches.keys(rows));
            Supplier<Settled> settling = () -> batches.settle(rows, seen);
            report(
                    claimed,
                    claimed.job().mode() == ImportMode.APPLY ? settling.get() : undone(status, settling),
                    bytesRead);
        });
    }

    private static Settled undone(TransactionStatus status, Supplier<Settled> settling) {
        var before = status.createSavepoint();
        try {
            return settling.get();
        } finally {
            status.rollbackToSavepoint(before);
        }
    }

    private void refuse(Claimed claimed, Mapped row, long bytesRead, RuntimeException cause) {
        // Its message could quote the row.
        log.error(
                "Line {} of the import {} could not be kept: {} at {}",
                row.line(),
                claimed.job().id(),
                cause.getClass().getName(),
                cause.getStackTrace().length == 0 ? "?" : cause.getStackTrace()[0]);
        var problem = new FieldProblem("line", "could not be kept", "unexpected", List.of());
        var line = new ImportLine(row.line(), LineOutcome.REFUSED, null, List.of(problem));
        transactions.executeWithoutResult(status -> {
            if (!jobs.hold(claimed)) {
                throw new TakenOver();
            }
            report(claimed, new Settled(List.of(line), 0), bytesRead);
        });
    }

    private void report(Claimed claimed, Settled settled, long bytesRead) {
        lines.insert(claimed.job().id(), settled.lines());
        jobs.advance(claimed.job().id(), bytesRead, counts(settled));
    }

    private static ImportJob.Counts counts(Settled settled) {
        return new ImportJob.Counts(
                settled.lines().size(),
                count(settled, LineOutcome.CREATED),
                count(settled, LineOutcome.UPDATED),
                count(settled, LineOutcome.UNCHANGED),
                count(settled, LineOutcome.REFUSED),
                settled.lines().stream()
                        .filter(line -> line.outcome() != LineOutcome.REFUSED
                                && !line.problems().isEmpty())
                        .count(),
                settled.customersCreated());
    }

    private static long count(Settled settled, LineOutcome outcome) {
        return settled.lines().stream()
                .filter(line -> line.outcome() == outcome)
                .count();
    }
}
