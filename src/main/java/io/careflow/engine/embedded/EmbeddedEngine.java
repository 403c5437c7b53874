package io.careflow.engine.embedded;

import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.careflow.engine.embedded.command.Answers;
import io.careflow.engine.embedded.command.Commands;
import io.careflow.engine.embedded.command.LoopbackSender;
import io.careflow.engine.embedded.grpc.GrpcServer;
import io.careflow.engine.embedded.grpc.JobStreams;
import io.careflow.engine.embedded.log.FileLog;
import io.careflow.engine.embedded.rest.RestServer;
import io.careflow.engine.embedded.state.Checkpoints;
import io.careflow.engine.embedded.state.EngineState;
import io.careflow.engine.embedded.state.StateStore;
import io.careflow.engine.embedded.state.Upkeep;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A durable Camunda 8 engine in this process. What it has confirmed survives a crash; the rest of the application uses it
 * through the public Camunda client, as it would use a cluster.
 */
public final class EmbeddedEngine implements AutoCloseable {

    private static final long SEGMENT_BYTES = 8L << 20;
    private static final long STOP_SECONDS = 10;

    private final Closing closing = new Closing();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Health health;
    private final DiskGuard disk;
    private final EngineThreads threads;
    private final GrpcServer grpc;
    private final RestServer rest;

    private EmbeddedEngine(EmbeddedEngineSettings settings, long segmentBytes) throws Exception {
        try {
            Path directory = Files.createDirectories(settings.directory());
            closing.add(DirectoryLock.take(directory));
            DiskGuard.check(directory);
            health = new Health(directory);
            EngineClock clock = new EngineClock(settings.clock());
            FileLog log = closing.add(FileLog.open(directory.resolve("log"), segmentBytes, health::failed));
            Checkpoints checkpoints = new Checkpoints(directory.resolve("checkpoints"));
            StateStore state = closing.add(StateStore.open(directory.resolve("state"), checkpoints.latest()));
            EngineState reader = closing.add(new EngineState(state.db()));
            threads = closing.add(new EngineThreads(clock));
            LogStream stream = closing.add(EngineParts.logStream(log, clock));
            Commands commands = new Commands(stream.newLogStreamWriter());
            JobStreams jobs = new JobStreams(commands, log::whenDurable);
            StreamProcessor processor = EngineParts.processor(
                    stream,
                    state,
                    threads,
                    clock,
                    new Answers(commands, log::whenDurable),
                    new LoopbackSender(commands),
                    jobs,
                    health);
            closing.add(() -> processor.closeAsync().join(STOP_SECONDS, TimeUnit.SECONDS));
            health.onFailure(reason -> {
                commands.failAll(reason);
                // It would try to write for ever.
                processor.closeAsync();
            });
            processor.openAsync(false).join();
            health.awaitReady();
            disk = new DiskGuard(directory, commands);
            closing.add(new Upkeep(log, state.db(), checkpoints, processor, segmentBytes, disk));
            closing.add(() -> commands.failAll(new EmbeddedEngineException("The engine is closing.")));
            grpc = closing.add(GrpcServer.start(settings.grpcPort(), commands, jobs));
            rest = closing.add(RestServer.start(settings.restPort(), grpc.port(), commands, reader));
        } catch (Exception e) {
            closing.close();
            throw e;
        }
    }

    /**
     * Starts the engine on its folder, with everything that was there when it last ran.
     *
     * @throws EmbeddedEngineException when the folder is in use, damaged or not writable, or a port is taken
     */
    public static EmbeddedEngine start(EmbeddedEngineSettings settings) {
        return start(settings, SEGMENT_BYTES);
    }

    /** @param segmentBytes size of a log file, and about how much log there is between two checkpoints */
    static EmbeddedEngine start(EmbeddedEngineSettings settings, long segmentBytes) {
        try {
            return new EmbeddedEngine(settings, segmentBytes);
        } catch (EmbeddedEngineException e) {
            throw e;
        } catch (IOException e) {
            throw new EmbeddedEngineException(
                    "The engine cannot use its folder %s: %s".formatted(settings.directory(), e), e);
        } catch (Exception e) {
            throw new EmbeddedEngineException(
                    "The engine cannot start in %s: %s".formatted(settings.directory(), e), e);
        }
    }

    /** Where the gRPC gateway listens. */
    public URI grpcAddress() {
        return URI.create("http://127.0.0.1:" + grpc.port());
    }

    /** Where the REST API listens, without the version prefix. */
    public URI restAddress() {
        return URI.create("http://127.0.0.1:" + rest.port());
    }

    /** False while the engine refuses work: its disk is full, its log or state cannot be written, or it is closed. */
    public boolean isHealthy() {
        return health.good() && !disk.full() && !closed.get();
    }

    /** Finishes what is under way, makes it durable and stops all threads; safe to call twice. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closing.close();
        }
    }
}
