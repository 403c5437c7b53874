package io.careflow;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** careflow as a program of its own, which can be killed; it keeps its data and its port from one start to the next. */
public final class CareflowProcess implements AutoCloseable {

    private static final List<String> JVM_FLAGS = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx512m");

    /** For programs that live briefly, as the tests' own: see {@code careflow.test-jvm} in the pom. */
    public static final String[] SHORT_LIVED = {
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:-BytecodeVerificationRemote"
    };

    private final Path home;
    private final Map<String, String> properties;
    private final List<String> moreFlags;
    private final int port = freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    public CareflowProcess(Path home, Map<String, String> properties, String... moreFlags) {
        this.home = home;
        this.moreFlags = List.of(moreFlags);
        this.properties = new HashMap<>(properties);
    }

    /** More properties, from the next start on. */
    public CareflowProcess with(Map<String, String> more) {
        properties.putAll(more);
        return this;
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Starts it and returns when it is ready for requests. */
    public void start() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_FLAGS);
        command.addAll(moreFlags);
        command.addAll(
                Arrays.asList("-cp", System.getProperty("java.class.path"), CareflowApplication.class.getName()));
        command.add("--server.port=" + port);
        command.add("--careflow.home=" + home);
        command.add("--careflow.local.throw-away=false");
        command.add("--careflow.local.durable=true");
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .failFast("careflow ended while starting", () -> !process.isAlive())
                .until(this::isReady);
    }

    /** What it said since it was first started. */
    public String said() throws IOException {
        return Files.readString(log());
    }

    private Path log() {
        return home.resolveSibling(home.getFileName() + ".log");
    }

    /** {@code kill -9}: no time for anything. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() throws Exception {
        if (process == null) {
            return;
        }
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private boolean isReady() {
        try {
            var request = HttpRequest.newBuilder(at("/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException | InterruptedException notYet) {
            return false;
        }
    }

    /** A port that nobody listens on. */
    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("No free port", e);
        }
    }
}
