package io.careflow.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database server that lives on when the application is killed: found by its pid file, and stopped. */
final class OrphanedPostmaster {

    private static final Logger log = LoggerFactory.getLogger(OrphanedPostmaster.class);
    private static final long PATIENCE_SECONDS = 30;

    private OrphanedPostmaster() {}

    /**
     * Makes sure that no server of an earlier run works on the data. The caller holds the home directory's lock, so a
     * server found there belongs to nobody. A process that only happens to have the recorded id is left alone.
     */
    static void clearAway(Path data) throws IOException, InterruptedException {
        var pidFile = data.resolve("postmaster.pid");
        var process = recordedProcess(pidFile);
        if (process.isEmpty()) {
            return;
        }
        if (serves(process.get(), data)) {
            stop(process.get());
            return;
        }
        // The server would take the stranger for another server on this data and refuse to start.
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> recordedProcess(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
    }

    /** Is it a PostgreSQL server, and does it work in this very directory? */
    private static boolean serves(ProcessHandle process, Path data) throws IOException {
        var program =
                process.info().command().map(Path::of).map(Path::getFileName).map(Path::toString);
        if (program.filter(name -> name.matches("postgres(\\.exe)?")).isEmpty()) {
            return false;
        }
        var workingDirectory = Path.of("/proc", Long.toString(process.pid()), "cwd");
        if (Files.exists(workingDirectory)) {
            return Files.isSameFile(workingDirectory, data);
        }
        var arguments = process.info().arguments().map(List::of).orElse(List.of());
        return arguments.contains(data.toString());
    }

    private static void stop(ProcessHandle process) throws IOException, InterruptedException {
        log.info("Stopping the database server {} that an earlier run left behind", process.pid());
        // SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, which waits for clients.
        var interrupt = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        if (interrupt.waitFor() != 0) {
            process.destroyForcibly();
        }
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            log.warn("The database server {} does not stop; it is killed and the data recovered", process.pid());
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
