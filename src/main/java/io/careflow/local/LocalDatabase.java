package io.careflow.local;

import io.careflow.platform.StartFailure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** A real PostgreSQL server on the loopback interface, with its data in {@code postgres} below the home directory. */
final class LocalDatabase implements LocalServer {

    private static final Logger log = LoggerFactory.getLogger(LocalDatabase.class);
    private static final Pattern REASON = Pattern.compile("FATAL|PANIC|error|could not");
    private static final int ATTEMPTS = 3;

    private final PostgresPrograms programs;
    private final LocalSettings settings;
    private final Path data;
    private final Path output;
    private int port;

    private LocalDatabase(PostgresPrograms programs, LocalSettings settings) {
        this.programs = programs;
        this.settings = settings;
        this.data = settings.home().resolve("postgres");
        this.output = settings.home().resolve("postgres.log");
    }

    /** @throws StartFailure if it cannot start, with the server's own reason */
    static LocalDatabase start(LocalSettings settings) throws IOException, InterruptedException {
        var database =
                new LocalDatabase(PostgresPrograms.unpacked(settings.binaries(), settings.postgresVersion()), settings);
        database.checkVersion();
        OrphanedPostmaster.clearAway(database.data);
        if (!Files.exists(database.data)) {
            database.create();
        }
        database.startServer();
        return database;
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url",
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "spring.datasource.username",
                "postgres",
                "spring.datasource.password",
                "");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        // Not into the file that the server itself still writes to.
        var command =
                programs.command("pg_ctl", List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "30"));
        if (run(command, Redirect.DISCARD) != 0) {
            log.warn("The database in {} did not stop in time; it recovers at the next start", data);
        }
    }

    private void checkVersion() throws IOException {
        var file = data.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return;
        }
        var found = Files.readString(file).strip();
        var packaged = settings.postgresVersion().replaceFirst("\\..*", "");
        if (!found.equals(packaged)) {
            throw new StartFailure(
                    "The database in %s was made by PostgreSQL %s, this version of careflow has PostgreSQL %s: dump it with the old version and load it here, or choose another place with --careflow.home=<directory>."
                            .formatted(data, found, packaged));
        }
    }

    /** Made aside and moved into place, so that a start that was killed half-way leaves nothing half made behind. */
    private void create() throws IOException, InterruptedException {
        var fresh = settings.home().resolve("postgres.new");
        FileSystemUtils.deleteRecursively(fresh);
        var sync = settings.durable() ? "--sync-method=fsync" : "--no-sync";
        var created = run(
                "initdb",
                List.of(
                        "-D",
                        fresh.toString(),
                        "-U",
                        "postgres",
                        "-A",
                        "trust",
                        "-E",
                        "UTF-8",
                        "--locale=C",
                        sync,
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"));
        if (created != 0) {
            throw new StartFailure("PostgreSQL cannot make a database in %s: %s".formatted(fresh, reason()));
        }
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void startServer() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            port = settings.postgresPort() > 0 ? settings.postgresPort() : Ports.anyFree();
            if (run("pg_ctl", List.of("start", "-D", data.toString(), "-w", "-t", "120", "-o", options())) == 0) {
                return;
            }
            // Somebody may have taken the free port meanwhile.
            if (attempt == ATTEMPTS || settings.postgresPort() > 0 || !reason().contains("TCP/IP")) {
                throw new StartFailure("PostgreSQL cannot start in %s: %s".formatted(data, reason()));
            }
        }
    }

    private String options() {
        var durable = settings.durable() ? "on" : "off";
        return String.join(
                " -c ",
                "-p " + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=" + durable,
                "synchronous_commit=" + durable,
                "full_page_writes=" + durable,
                "max_connections=60",
                "shared_buffers=64MB",
                "timezone=UTC",
                "log_timezone=UTC",
                // Errors of statements are the application's to report; here they could show personal data.
                "log_min_messages=fatal");
    }

    private int run(String program, List<String> arguments) throws IOException, InterruptedException {
        return run(programs.command(program, arguments), Redirect.to(output.toFile()));
    }

    private static int run(List<String> command, Redirect output) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    /** The server's own reason for a failure. */
    private String reason() throws IOException {
        return Files.readAllLines(output).stream()
                .filter(line -> REASON.matcher(line).find() && !line.startsWith("pg_ctl"))
                .map(line -> line.replaceFirst("^waiting for server to start\\.*", ""))
                .findFirst()
                .orElse("see " + output);
    }
}
