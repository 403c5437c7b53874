package io.careflow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class KilledApplicationTest {

    @TempDir
    Path home;

    @Test
    void aKilledApplicationComesBackWithEverythingThatWasCommitted() throws Exception {
        var killed = BareApplication.fork(home, "--careflow.local.durable=true");
        try (var output = killed.inputReader()) {
            var database = output.lines()
                    .filter(line -> line.startsWith("jdbc:"))
                    .findFirst()
                    .orElseThrow();
            try (var connection = DriverManager.getConnection(database, "postgres", "")) {
                connection.createStatement().execute("create table kept as select 'still here' as word");
            }
            assertThatASecondProcessIsRefused(killed.pid());
        } finally {
            killed.destroyForcibly().waitFor();
        }
        var orphan = postmaster();
        assertThat(orphan.isAlive()).isTrue();

        try (var application = BareApplication.start(home)) {
            await().until(() -> !orphan.isAlive());
            assertThat(LocalServersTest.query(application, "select word from kept"))
                    .isEqualTo("still here");
        }
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private void assertThatASecondProcessIsRefused(long owner) throws Exception {
        var second = BareApplication.fork(home);
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        try (var errors = second.errorReader()) {
            assertThat(errors.lines())
                    .singleElement()
                    .asString()
                    .contains(home.toString())
                    .contains("process " + owner);
        }
    }

    private ProcessHandle postmaster() throws Exception {
        var pid = Files.readAllLines(home.resolve("postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }
}
