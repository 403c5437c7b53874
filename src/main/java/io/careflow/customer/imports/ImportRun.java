package io.careflow.customer.imports;

import io.careflow.customer.imports.ImportJobs.Claimed;
import io.careflow.customer.imports.ImportMapping.Encoding;
import io.careflow.customer.imports.RowReader.Mapped;
import io.careflow.platform.FieldProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works on a claimed job: batch by batch, each settled together with how far the job is. */
@Component
class ImportRun {

    private static final Logger log = LoggerFactory.getLogger(ImportRun.class);
    private static final int MOST_ROWS = 1000;
    private static final int MOST_CHARACTERS = 1_000_000;

    private final ImportJobs jobs;
    private final ImportContent content;
    private final BatchImports imports;
    private final Settlement settlement;
    private final TransactionTemplate transactions;

    ImportRun(
            ImportJobs jobs,
            ImportContent content,
            BatchImports imports,
            Settlement settlement,
            TransactionTemplate transactions) {
        this.jobs = jobs;
        this.content = content;
        this.imports = imports;
        this.settlement = settlement;
        this.transactions = transactions;
    }

    /**
     * Goes on where the job stands, until it has ended, was cancelled, another process has taken it over, or it is told to stop.
     *
     * @param stop asked between batches
     */
    void run(Claimed claimed, BooleanSupplier stop) {
        try {
            if (settleAll(claimed, stop)) {
                end(claimed, null);
            }
        } catch (ImportFailure e) {
            end(claimed, e.problem());
        } catch (Settlement.TakenOver e) {
            log.info(
                    "The import {} is another process's now, or was cancelled",
                    claimed.job().id());
        }
    }

    /** @return false when it was told to stop */
    private boolean settleAll(Claimed claimed, BooleanSupplier stop) {
        var job = claimed.job();
        var mapping = claimed.mapping();
        var isWorkbook = job.format().equals("xlsx");
        var batches = imports.of(job, mapping);
        var reader = new RowReader(mapping, isWorkbook);
        var chunks = content.read(job.id());
        try (var rows = RowSources.open(isWorkbook, Encoding.of(job.encoding()), mapping.delimiter(), chunks)) {
            skip(rows, reader, job.counts().read());
            while (rows.hasNext()) {
                if (stop.getAsBoolean()) {
                    return false;
                }
                settlement.settle(claimed, batches, batch(rows, reader), chunks.given());
            }
            return true;
        } catch (IOException e) {
            throw new ImportFailure("The file cannot be read any further.", "unreadable");
        }
    }

    private static void skip(RowSource rows, RowReader reader, long settled) {
        for (long skipped = 0; skipped < settled && rows.hasNext(); ) {
            skipped += reader.read(rows.next()) == null ? 0 : 1;
        }
    }

    private static List<Mapped> batch(RowSource rows, RowReader reader) {
        var batch = new ArrayList<Mapped>();
        for (long characters = 0; batch.size() < MOST_ROWS && characters < MOST_CHARACTERS && rows.hasNext(); ) {
            var row = reader.read(rows.next());
            if (row != null) {
                batch.add(row);
                characters +=
                        row.values().values().stream().mapToLong(String::length).sum();
            }
        }
        return batch;
    }

    private void end(Claimed claimed, FieldProblem failure) {
        transactions.executeWithoutResult(status -> {
            if (jobs.hold(claimed)) {
                content.remove(claimed.job().id());
                jobs.end(claimed.job().id(), failure);
            }
        });
    }
}
