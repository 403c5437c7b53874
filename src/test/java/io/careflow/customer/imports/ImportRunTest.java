package io.careflow.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import io.careflow.customer.imports.ImportJobs.Claimed;
import io.careflow.platform.Ids;
import io.careflow.platform.protection.OtherKeys;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports that are cut off: another process goes on. */
@CareflowTest
class ImportRunTest {

    private static final int ROWS = 2400;
    private static final int SETTLED = 2000;

    @Autowired
    Imports imports;

    @Autowired
    ImportRunner runner;

    @Autowired
    ImportRun run;

    @Autowired
    ImportJobs jobs;

    @Autowired
    ReportRetention retention;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate batches;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Environment environment;

    @Autowired
    Ids ids;

    private final String unique = UUID.randomUUID().toString();

    @BeforeEach
    void nobodyWorks() {
        runner.stop();
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("admin", null, "ROLE_ADMIN"));
    }

    @AfterEach
    void workOn() {
        SecurityContextHolder.clearContext();
        runner.start();
        await().until(() -> jdbc.sql("select count(*) from import_job where state in ('waiting', 'running')")
                        .query(Integer.class)
                        .single()
                == 0);
    }

    @Test
    void importThatWasCutOffGoesOnWhereItWasAndDoublesNothing() {
        var claimed = cutOff(given());

        runner.start();

        var job = await().until(() -> jobs.find(claimed.job().id()).orElseThrow(), ImportJob::hasEnded);
        // Each row comes twice, the second time in another batch.
        assertThat(job.counts()).isEqualTo(new ImportJob.Counts(ROWS, ROWS, 0, 0, 0, 0, ROWS / 2));
        assertThat(purchases()).isEqualTo(ROWS);
        assertThat(lines(job)).isEqualTo(ROWS);
        assertThat(left(job)).isZero();
    }

    @Test
    void processThatWasOnlySlowStopsWhenItsJobWasTakenOver() {
        var slow = cutOff(given());
        var other = claim(slow.job().id());
        assertThat(other.job().counts().read()).isEqualTo(SETTLED);
        run.run(other, () -> false);

        run.run(slow, () -> false);

        assertThat(imports.job(slow.job().id()).counts().read()).isEqualTo(ROWS);
        assertThat(purchases()).isEqualTo(ROWS);
    }

    @Test
    void importThatIsCancelledStopsAfterItsBatchAndGoesOnWhenTheFileComesAgain() {
        var job = given();
        var batches = new AtomicInteger();
        run.run(claim(job.id()), () -> {
            if (batches.incrementAndGet() == 2) {
                imports.cancel(job.id());
            }
            return false;
        });

        var cancelled = imports.job(job.id());
        assertThat(cancelled.state()).isEqualTo(ImportState.CANCELLED);
        assertThat(cancelled.hasEnded()).isTrue();
        assertThat(cancelled.counts().read()).isEqualTo(SETTLED / 2);
        assertThat(purchases()).isEqualTo(SETTLED / 2);
        assertThat(left(job)).isZero();
        assertThat(jobs.claim()).as("nobody goes on with it").isEmpty();
        assertThatThrownBy(() -> imports.cancel(job.id())).hasMessageContaining("has ended");

        run.run(claim(given().id()), () -> false);
        assertThat(purchases()).isEqualTo(ROWS);
    }

    @Test
    void importIsNobodyElsesBusiness() {
        var job = given();
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("another", null, "ROLE_LEAD"));

        assertThat(imports.jobs(null).items()).isEmpty();
        assertThatThrownBy(() -> imports.job(job.id())).hasMessageContaining("There is no import");
        assertThatThrownBy(() -> imports.cancel(job.id())).hasMessageContaining("There is no import");
        assertThatThrownBy(() -> imports.lines(job.id(), Set.of(), false, null))
                .hasMessageContaining("There is no import");
    }

    @Test
    void fileIsEncryptedAndReadAfterItsKeyWasRotated() {
        var job = given();
        assertThat(jdbc.sql(
                                "select count(*) from import_chunk where import_id = ? and position(?::bytea in content) > 0")
                        .params(job.id(), "19970101".getBytes(StandardCharsets.UTF_8))
                        .query(Integer.class)
                        .single())
                .isZero();

        // In a transaction that is taken back, so that others still read the shared database.
        transactions.executeWithoutResult(rolledBack -> {
            rolledBack.setRollbackOnly();
            var keys = OtherKeys.rotated(environment);
            var renewal = new ChunkRenewal(jdbc, batches, keys.encryption());
            assertThat(renewal.renew(new UUID(0, 0), 1000).changed()).isPositive();
            assertThat(renewal.renew(new UUID(0, 0), 1000).changed()).isZero();

            var content = new ImportContent(jdbc, keys.withoutTheOld().encryption(), ids);
            assertThat(content.read(job.id())).hasSameContentAs(new ByteArrayInputStream(file()));
        });
    }

    @Test
    void reportIsRemovedByAgeWithItsLines() {
        var job = given();
        var claimed = claim(job.id());
        run.run(claimed, () -> false);
        assertThat(lines(job)).isEqualTo(ROWS);
        jdbc.sql("update import_job set ended_at = '2001-01-01' where id = ?")
                .param(job.id())
                .update();

        assertThat(retention.apply(Instant.parse("2001-01-02T00:00:00Z"), 500)).isOne();

        assertThat(jobs.find(job.id())).isEmpty();
        assertThat(lines(job)).isZero();
        assertThat(purchases()).isEqualTo(ROWS);
    }

    /** A process that settles two batches, and is not heard of after. */
    private Claimed cutOff(ImportJob job) {
        var claimed = claim(job.id());
        var batches = new AtomicInteger();
        run.run(claimed, () -> batches.incrementAndGet() > 2);
        assertThat(imports.job(job.id()).counts().read()).isEqualTo(SETTLED);
        assertThat(jobs.claim()).as("claimed still").isEmpty();
        jdbc.sql("update import_job set claimed_until = created_at where id = ?")
                .param(job.id())
                .update();
        return claimed;
    }

    private Claimed claim(UUID id) {
        var claimed = jobs.claim().orElseThrow();
        assertThat(claimed.job().id()).isEqualTo(id);
        return claimed;
    }

    private byte[] file() {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> unique + "-" + row % (ROWS / 2) + " 19970101 1 11.77")
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private ImportJob given() {
        return imports.start(
                ImportSubject.PURCHASES, ImportMode.APPLY, "cdnow", "cut-off.txt", new ByteArrayInputStream(file()));
    }

    private int purchases() {
        return jdbc.sql(
                        "select count(*) from purchase join customer on customer.id = customer_id where external_id like ?")
                .param(unique + "%")
                .query(Integer.class)
                .single();
    }

    private int lines(ImportJob job) {
        return jdbc.sql("select count(*) from import_line where import_id = ?")
                .param(job.id())
                .query(Integer.class)
                .single();
    }

    /** What is left of the file. */
    private int left(ImportJob job) {
        return jdbc.sql("select (select count(*) from import_chunk where import_id = :id)"
                        + " + (select count(*) from import_key where import_id = :id)")
                .param("id", job.id())
                .query(Integer.class)
                .single();
    }
}
