package io.careflow.engine.embedded;

import io.careflow.CareflowProcess;
import io.careflow.platform.MovableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An engine in a process of its own, which can be killed. */
final class EngineProcess implements AutoCloseable {

    /** Small, so that a short test goes through several checkpoints. */
    private static final long SEGMENT_BYTES = 256 << 10;

    private static final String READY = "ready ";
    private static final String REFUSED = "refused ";

    private final Process process;
    private final String firstWord;

    private EngineProcess(Path folder, int grpcPort, int restPort) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(CareflowProcess.SHORT_LIVED));
        command.addAll(
                List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"), EngineProcess.class.getName()));
        command.addAll(List.of(folder.toString(), Integer.toString(grpcPort), Integer.toString(restPort)));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        firstWord = firstWord();
    }

    static EngineProcess start(Path folder, int grpcPort, int restPort) throws IOException {
        return new EngineProcess(folder, grpcPort, restPort);
    }

    private String firstWord() throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY) || line.startsWith(REFUSED)) {
                return line;
            }
        }
        return "";
    }

    /** What the engine said instead of starting. */
    String refusal() {
        return firstWord.startsWith(REFUSED) ? firstWord.substring(REFUSED.length()) : "";
    }

    URI grpcAddress() {
        return URI.create(firstWord.split(" ")[1]);
    }

    URI restAddress() {
        return URI.create(firstWord.split(" ")[2]);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** Moves the engine's clock. */
    void advance(Duration by) throws IOException {
        process.getOutputStream().write((by + "\n").getBytes());
        process.getOutputStream().flush();
    }

    public static void main(String[] args) throws Exception {
        MovableClock clock = MovableClock.transientClock();
        EmbeddedEngineSettings settings = new EmbeddedEngineSettings(
                Path.of(args[0]), clock, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        try (EmbeddedEngine engine = EmbeddedEngine.start(settings, SEGMENT_BYTES)) {
            System.out.println(READY + engine.grpcAddress() + " " + engine.restAddress());
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
            // Ends with the test, even if that is killed itself.
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                clock.advance(Duration.parse(line));
            }
        } catch (EmbeddedEngineException e) {
            System.out.println(REFUSED + e.getMessage());
        }
    }
}
