package io.careflow.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.careflow.platform.MovableClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the engine does about files, locks, ports and threads. */
@Execution(ExecutionMode.CONCURRENT)
class DurabilityTest {

    private static final long SMALL_SEGMENT = 128 << 10;

    /** Of the engines that other tests keep running. */
    private final Set<Thread> others = engineThreads();

    @TempDir
    Path folder;

    @Test
    void aSecondProcessIsToldThatTheFolderIsInUse() throws Exception {
        try (EngineFixture engine = new EngineFixture(folder);
                EngineProcess second = EngineProcess.start(folder, 0, 0)) {
            assertThat(second.refusal())
                    .isEqualTo("The engine's folder %s is in use by another process: stop that one first."
                            .formatted(folder));
            engine.deploy(Models.plainUserTask("task"));
            assertThat(engine.startInstance("task", Map.of())).isPositive();
        }
    }

    @Test
    void aTornLastBlockCostsNothingThatWasConfirmed() throws Exception {
        try (EngineFixture engine = new EngineFixture(folder)) {
            engine.deploy(Models.plainUserTask("task"));
            engine.startInstance("task", Map.of());
        }
        Path last = logFiles().getLast();
        Files.write(last, new byte[] {(byte) 0xCA, 0x2E, (byte) 0xF1, 0x06, 0, 0, 1}, StandardOpenOption.APPEND);
        try (EngineFixture engine = new EngineFixture(folder)) {
            assertThat(running(engine.client())).isEqualTo(1);
            engine.startInstance("task", Map.of());
            assertThat(running(engine.client())).isEqualTo(2);
        }
    }

    @Test
    void aFlippedBitInTheLogStopsTheStartAndAnEngineThatStoppedLeavesNoThread() throws Exception {
        try (EngineFixture engine = new EngineFixture(folder)) {
            engine.deploy(Models.plainUserTask("task"));
            IntStream.range(0, 5).forEach(i -> engine.startInstance("task", Map.of()));
        }
        Path first = logFiles().getFirst();
        try (RandomAccessFile file = new RandomAccessFile(first.toFile(), "rw")) {
            file.seek(100);
            int was = file.read();
            file.seek(100);
            file.write(was ^ 1);
        }
        assertThatThrownBy(() -> EmbeddedEngine.start(settings(0, 0)))
                .isInstanceOf(EmbeddedEngineException.class)
                .hasMessageContaining("damaged")
                .hasMessageNotContaining("\n");
        awaitNoEngineThreads();
    }

    @Test
    void logAndDiskStayBoundedUnderLoad() throws Exception {
        try (EmbeddedEngine engine = EmbeddedEngine.start(settings(0, 0), SMALL_SEGMENT);
                CamundaClient client = EngineFixture.client(engine)) {
            client.newDeployResourceCommand()
                    .addProcessModel(Models.job("short", "quick"), "short.bpmn")
                    .send()
                    .join();
            client.newWorker()
                    .jobType("quick")
                    .handler((c, job) -> c.newCompleteCommand(job).send())
                    .streamEnabled(true)
                    .open();
            for (int round = 0; round < 10; round++) {
                startMany(client, "short", 100);
            }
            await().until(() -> running(client) == 0);
            // About 5 MB were written by now; two segments and what came in within a look may remain.
            await().untilAsserted(() -> assertThat(bytes("log")).isLessThan(8 * SMALL_SEGMENT));
            assertThat(Files.list(folder.resolve("checkpoints"))).hasSize(1);
        }
        try (EngineFixture engine = new EngineFixture(folder)) {
            assertThat(engine.startInstance("short", Map.of())).isPositive();
        }
    }

    @Test
    void openInstancesAreThereAfterARestartFromCheckpointAndLog() throws Exception {
        try (EmbeddedEngine engine = EmbeddedEngine.start(settings(0, 0), SMALL_SEGMENT);
                CamundaClient client = EngineFixture.client(engine)) {
            client.newDeployResourceCommand()
                    .addProcessModel(Models.plainUserTask("task"), "task.bpmn")
                    .send()
                    .join();
            startMany(client, "task", 300);
        }
        try (EngineFixture engine = new EngineFixture(folder)) {
            assertThat(running(engine.client())).isEqualTo(300);
        }
    }

    @Test
    void aPortInUseIsSaidInOneLineAndLeavesNothingRunning() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            for (EmbeddedEngineSettings settings :
                    List.of(settings(taken.getLocalPort(), 0), settings(0, taken.getLocalPort()))) {
                assertThatThrownBy(() -> EmbeddedEngine.start(settings))
                        .isInstanceOf(EmbeddedEngineException.class)
                        .hasMessageContaining("cannot listen on port " + taken.getLocalPort())
                        .hasMessageNotContaining("\n");
                awaitNoEngineThreads();
            }
        }
    }

    @Test
    void aFolderThatIsNoneIsSaidInOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() ->
                        EmbeddedEngine.start(new EmbeddedEngineSettings(file, MovableClock.transientClock(), 0, 0)))
                .isInstanceOf(EmbeddedEngineException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
    }

    @Test
    void anEngineThatCannotWriteSaysSoAndRefusesWorkUntilItIsRestarted() throws Exception {
        long confirmed;
        try (EmbeddedEngine engine = EmbeddedEngine.start(settings(0, 0), SMALL_SEGMENT);
                CamundaClient client = EngineFixture.client(engine)) {
            client.newDeployResourceCommand()
                    .addProcessModel(Models.plainUserTask("task"), "task.bpmn")
                    .send()
                    .join();
            assertThat(engine.isHealthy()).isTrue();
            confirmed = breakTheDisk(client);
            await().until(() -> !engine.isHealthy());
            ClientStatusException refused =
                    catchThrowableOfType(ClientStatusException.class, () -> start(client, "task"));
            assertThat(refused).hasMessageContaining("cannot write");
        }
        awaitNoEngineThreads();
        repairTheDisk();
        try (EngineFixture engine = new EngineFixture(folder)) {
            assertThat(running(engine.client())).isGreaterThanOrEqualTo(confirmed);
            assertThat(engine.engine().isHealthy()).isTrue();
        }
    }

    @Test
    void allThreadsStopWhenItIsClosedAndClosingTwiceIsFine() {
        EngineFixture engine = new EngineFixture(folder);
        engine.close();
        engine.engine().close();
        assertThat(engine.engine().isHealthy()).isFalse();
        awaitNoEngineThreads();
    }

    /** Puts a file in the place of the log's folder: the next segment cannot be made. Answers how many starts were confirmed. */
    private long breakTheDisk(CamundaClient client) throws IOException {
        Path log = folder.resolve("log");
        Path aside = folder.resolve("log-aside");
        Files.move(log, aside);
        Files.writeString(log, "in the way");
        long confirmed = 0;
        try {
            while (confirmed < 10_000) {
                start(client, "task");
                confirmed++;
            }
        } catch (ClientStatusException expected) {
            return confirmed;
        }
        return confirmed;
    }

    private void repairTheDisk() throws IOException {
        Files.delete(folder.resolve("log"));
        Files.move(folder.resolve("log-aside"), folder.resolve("log"));
    }

    private static void startMany(CamundaClient client, String processId, int count) {
        Stream.generate(() -> client.newCreateInstanceCommand()
                        .bpmnProcessId(processId)
                        .latestVersion()
                        .requestTimeout(Duration.ofMinutes(1))
                        .send())
                .limit(count)
                .toList()
                .forEach(started -> started.join());
    }

    private static void start(CamundaClient client, String processId) {
        client.newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .send()
                .join();
    }

    private static long running(CamundaClient client) {
        return client.newProcessInstanceSearchRequest().send().join().page().totalItems();
    }

    private EmbeddedEngineSettings settings(int grpcPort, int restPort) {
        return new EmbeddedEngineSettings(folder, MovableClock.transientClock(), grpcPort, restPort);
    }

    private List<Path> logFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("log"))) {
            return files.sorted().toList();
        }
    }

    private long bytes(String part) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(part))) {
            return files.mapToLong(DurabilityTest::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.isDirectory(file) ? 0 : Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitNoEngineThreads() {
        await().untilAsserted(() -> assertThat(engineThreads()).isSubsetOf(others));
    }

    private static Set<Thread> engineThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("careflow-engine")
                        || thread.getName().startsWith("zb-"))
                .collect(Collectors.toSet());
    }
}
