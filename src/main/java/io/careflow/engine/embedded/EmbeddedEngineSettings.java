package io.careflow.engine.embedded;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

/**
 * Where the embedded engine keeps its files, which clock it follows and where it listens.
 *
 * @param directory folder for log, checkpoints and state; created when missing, never shared by two processes
 * @param clock the one clock, which may jump forward: what has become due happens at once
 * @param grpcPort loopback port of the gRPC gateway, 0 for any free one
 * @param restPort loopback port of the REST API, 0 for any free one
 */
public record EmbeddedEngineSettings(Path directory, Clock clock, int grpcPort, int restPort) {

    public EmbeddedEngineSettings {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(clock, "clock");
    }
}
