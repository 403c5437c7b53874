package io.careflow.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.audit.AuditVerification.Fault;
import io.careflow.platform.audit.AuditVerification.Report;
import io.careflow.platform.protection.Keysets;
import io.careflow.platform.protection.SealKeys;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The trail in the hands of somebody who may do anything to the database: each attempt is rolled back. */
@CareflowTest
@Order(2)
class AuditChainTest {

    @Autowired
    AuditTrail audit;

    @Autowired
    AuditSealer sealer;

    @Autowired
    AuditVerification verification;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Environment settings;

    private final String subject = UUID.randomUUID().toString();
    private List<Long> positions;

    @BeforeEach
    void threeEntries() {
        audit.record("read", "customer", List.of(subject, subject));
        transactions.executeWithoutResult(status -> {
            audit.record("read", "customer", subject);
            status.setRollbackOnly();
        });
        audit.record("change-name", "customer", subject);
        positions = await().until(this::inTheChain, all -> all.size() == 3);
    }

    @Test
    void untouchedTrailIsRightThoughSomeEntriesWereRolledBack() {
        var report = verification.verify(null);

        assertThat(report.fault()).isNull();
        assertThat(report.ok()).isTrue();
        assertThat(report.verified()).isGreaterThanOrEqualTo(positions.getLast());
        assertThat(verification.verify(AuditHead.parse(report.head())).ok()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'somebody-else'",
                "action = 'search'",
                "at = at + interval '1 microsecond'",
                "subject_type = 'task'",
                "subject_id = 'customer'",
                "seal = sha256('x')"
            })
    void changedEntryIsFound(String change) {
        var report = tampered(() -> jdbc.sql("update audit_entry set " + change + " where position = ?")
                .param(positions.get(1))
                .update());

        assertThat(report.fault()).isEqualTo(Fault.CHANGED);
        assertThat(report.position()).isEqualTo(positions.get(1));
        assertThat(report.verified()).isEqualTo(positions.get(1) - 1);
    }

    @Test
    void entryTakenOutOfTheMiddleIsFound() {
        var report = tampered(() -> jdbc.sql("delete from audit_entry where position = ?")
                .param(positions.get(1))
                .update());

        assertThat(report.fault()).isEqualTo(Fault.MISSING);
        assertThat(report.position()).isEqualTo(positions.get(1));
    }

    @Test
    void entryTakenOutWithTheOthersMovedUpIsFound() {
        var report = tampered(() -> {
            jdbc.sql("delete from audit_entry where position = ?")
                    .param(positions.get(1))
                    .update();
            for (var position : positions.subList(2, 3)) {
                jdbc.sql("update audit_entry set position = position - 1 where position = ?")
                        .param(position)
                        .update();
            }
            return null;
        });

        assertThat(report.ok()).isFalse();
        assertThat(report.position()).isEqualTo(positions.get(1));
    }

    @Test
    void reorderedEntriesAreFound() {
        var report = tampered(() -> {
            move(positions.get(0), -1);
            move(positions.get(1), positions.get(0));
            move(-1, positions.get(1));
            return null;
        });

        assertThat(report.fault()).isEqualTo(Fault.CHANGED);
        assertThat(report.position()).isEqualTo(positions.get(0));
    }

    @Test
    void changedEntrySealedAnewLeavesItsPlaceEmpty() {
        var report = tampered(() -> {
            jdbc.sql("update audit_entry set actor = 'x', position = null, seal = null where position = ?")
                    .param(positions.get(1))
                    .update();
            sealer.seal();
            return null;
        });

        assertThat(report.fault()).isEqualTo(Fault.MISSING);
        assertThat(report.position()).isEqualTo(positions.get(1));
    }

    @Test
    void trailCutAtItsEndIsFoundByTheHeadThatWasNoted() {
        var noted = new ArrayList<AuditHead>();
        var cut = tampered(noted, () -> {
            noted.add(sealer.head());
            return jdbc.sql("delete from audit_entry where position >= ?")
                    .param(positions.get(1))
                    .update();
        });
        assertThat(cut.fault()).isEqualTo(Fault.CUT);

        var wentOn = tampered(noted, () -> {
            jdbc.sql("delete from audit_entry where position >= ?")
                    .param(positions.get(1))
                    .update();
            audit.record("read", "customer", Collections.nCopies(50, "other"));
            sealer.seal();
            return null;
        });
        assertThat(wentOn.fault()).isEqualTo(Fault.CUT);
        assertThat(wentOn.position()).isEqualTo(noted.getFirst().position());
    }

    @Test
    void whoHasNotTheKeyCannotSeal() {
        var others = SealKeys.of(Keysets.newSearchKeyset());

        assertThat(new AuditVerification(jdbc, others).verify(null).fault()).isEqualTo(Fault.CHANGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'x' where subject_id = ?",
                "update audit_entry set position = null, seal = null where subject_id = ?",
                "delete from audit_entry where subject_id = ?",
                "with nothing as (select ?) delete from audit_entry"
            })
    void theDatabaseItselfRefusesChanges(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).param(subject).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("truncate audit_entry").update()).hasMessageContaining("append-only");
    }

    @Test
    void commandSaysWhetherTheTrailIsRight() {
        assertThat(command("verify")).startsWith("0 OK: ").contains(" head ");
        assertThat(command("verify", "--head=" + Long.MAX_VALUE + ":00"))
                .startsWith("1 BROKEN at position ")
                .contains("head that was noted");
        assertThat(command("delete")).startsWith("2 Say audit verify");
    }

    private String command(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        List.of("spring.datasource.url", "spring.datasource.username", "careflow.protection.audit-keyset")
                .forEach(name -> all.add("--" + name + "=" + settings.getProperty(name)));
        var out = new ByteArrayOutputStream();
        var code = AuditCommand.run(all, new PrintStream(out, true, StandardCharsets.UTF_8));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }

    private List<Long> inTheChain() {
        return jdbc.sql("select position from audit_entry where subject_id = ? and position is not null order by id")
                .param(subject)
                .query(Long.class)
                .list();
    }

    private void move(long from, long to) {
        jdbc.sql("update audit_entry set position = ? where position = ?")
                .params(to, from)
                .update();
    }

    private Report tampered(Supplier<?> attempt) {
        return tampered(List.of(), attempt);
    }

    private Report tampered(List<AuditHead> noted, Supplier<?> attempt) {
        return transactions.execute(status -> {
            status.setRollbackOnly();
            // Nobody seals meanwhile, and no trigger stands in the way: so it is for who owns the database.
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(AuditSealer.TURN)
                    .query((row, i) -> i)
                    .single();
            jdbc.sql("set local session_replication_role = replica").update();
            attempt.get();
            return verification.verify(noted.isEmpty() ? null : noted.getFirst());
        });
    }
}
