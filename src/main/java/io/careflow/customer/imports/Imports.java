package io.careflow.customer.imports;

import io.careflow.platform.AuditTrail;
import io.careflow.platform.Ids;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Role;
import io.careflow.platform.Staff;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Files that bring customers and purchases. */
@Service
public class Imports {

    private static final int LINES = 100;
    private static final int LONGEST_NAME = 200;

    private final ImportJobs jobs;
    private final ImportLines lines;
    private final ImportContent content;
    private final ImportMappings mappings;
    private final ImportRunner runner;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Imports(
            ImportJobs jobs,
            ImportLines lines,
            ImportContent content,
            ImportMappings mappings,
            ImportRunner runner,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.jobs = jobs;
        this.lines = lines;
        this.content = content;
        this.mappings = mappings;
        this.runner = runner;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps a file and has it imported with what the caller may do. It goes on by itself, also when this process ends.
     *
     * @param mapping name of a mapping of that subject
     * @param fileName as its owner calls it
     * @param file is read to its end, and not closed
     * @throws ProblemException 400 when there is no such mapping or the file is empty, 413 when it is too large
     */
    @Transactional
    public ImportJob start(ImportSubject subject, ImportMode mode, String mapping, String fileName, InputStream file) {
        var definition = mappings.find(mapping)
                .filter(found -> found.subject() == subject)
                .orElseThrow(() -> ProblemException.invalid("mapping", "is no stored mapping of " + subject.code()));
        var caller = SecurityContextHolder.getContext().getAuthentication();
        var job = new ImportJob(
                ids.next(),
                subject,
                mode,
                mapping,
                named(fileName),
                0,
                "csv",
                ImportMapping.Encoding.UTF_8.code(),
                ImportState.WAITING,
                null,
                0,
                new ImportJob.Counts(0, 0, 0, 0, 0, 0, 0),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                caller.getName(),
                null,
                null);
        jobs.insert(
                job,
                definition,
                caller.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList());
        describe(job.id(), definition, file);
        audit.record("import-" + mode.code(), subject.code(), job.id().toString());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                runner.wake();
            }
        });
        return job(job.id());
    }

    private void describe(UUID id, ImportMapping mapping, InputStream file) {
        try {
            var check = content.keep(id, file);
            var encoding = mapping.encoding() == null ? check.encoding() : mapping.encoding();
            jobs.describe(id, check, check.isWorkbook() ? "xlsx" : "csv", encoding.code());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A job of the caller's own; administrators see everybody's.
     *
     * @throws ProblemException 404 when there is no such job
     */
    public ImportJob job(UUID id) {
        var owner = owner();
        return jobs.find(id)
                .filter(job -> owner == null || job.createdBy().equals(owner))
                .orElseThrow(() -> ProblemException.notFound("There is no import " + id + "."));
    }

    /**
     * Stops a job of the caller's own, or any for administrators. What became of its lines so far stays, and the same file
     * goes on from there when it is given again.
     *
     * @throws ProblemException 404 when there is no such job, 409 when it has ended
     */
    @Transactional
    public ImportJob cancel(UUID id) {
        var job = job(id);
        if (!jobs.cancel(id)) {
            throw ProblemException.conflict("The import has ended: there is nothing to cancel.");
        }
        content.remove(id);
        audit.record("cancel-import", job.subject().code(), id.toString());
        return job(id);
    }

    private static String owner() {
        var staff = Staff.current();
        return staff.has(Role.ADMIN) ? null : staff.name();
    }

    /**
     * A page of the caller's jobs, newest first; administrators see everybody's.
     *
     * @param page what the page before gave as {@code next}; null for the first
     * @throws ProblemException 400 when it is no such thing
     */
    public Page<ImportJob> jobs(String page) {
        return jobs.all(owner(), page);
    }

    /**
     * A page of what became of a job's lines, in their order.
     *
     * @param outcomes those that are wanted; empty for all
     * @param notable whether only lines are wanted that were refused or have something flagged
     * @param page what the page before gave as {@code next}; null for the first
     * @throws ProblemException 404 when there is no such job, 400 when the page is none of this list
     */
    public Page<ImportLine> lines(UUID id, Set<LineOutcome> outcomes, boolean notable, String page) {
        job(id);
        return lines.page(id, outcomes, notable, page, LINES);
    }

    private static String named(String fileName) {
        var name = fileName == null
                ? ""
                : fileName.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cf}]", "").strip();
        return name.isEmpty() ? "-" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
