package io.careflow.engine.embedded;

import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.camunda.zeebe.util.health.FailureListener;
import io.camunda.zeebe.util.health.HealthReport;
import io.careflow.engine.embedded.command.Answers;
import io.careflow.engine.embedded.command.Commands;
import io.careflow.engine.embedded.command.LoopbackSender;
import io.careflow.engine.embedded.grpc.GrpcServer;
import io.careflow.engine.embedded.grpc.JobStreams;
import io.careflow.engine.embedded.log.FileLog;
import io.careflow.engine.embedded.rest.RestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable Camunda 8 engine in this process. What it has confirmed survives a crash; the rest of the application uses it
 * through the public Camunda client, as it would use a cluster.
 */
public final class EmbeddedEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedEngine.class);
    private static final long SEGMENT_BYTES = 16L << 20;

    private final Closing closing = new Closing();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final EngineThreads threads;
    private final Commands commands;
    private final GrpcServer grpc;
    private final RestServer rest;
    private volatile boolean healthy = true;

    private EmbeddedEngine(EmbeddedEngineSettings settings) throws Exception {
        try {
            Path directory = Files.createDirectories(settings.directory());
            closing.add(DirectoryLock.take(directory));
            EngineClock clock = new EngineClock(settings.clock());
            FileLog log = closing.add(FileLog.open(directory.resolve("log"), SEGMENT_BYTES, this::broken));
            Checkpoints checkpoints = new Checkpoints(directory.resolve("checkpoints"));
            StateStore state = closing.add(StateStore.open(directory.resolve("state"), checkpoints.latest()));
            threads = closing.add(new EngineThreads(clock));
            LogStream stream = closing.add(EngineParts.logStream(log, clock));
            commands = new Commands(stream.newLogStreamWriter());
            JobStreams jobs = new JobStreams(commands, log::whenDurable);
            StreamProcessor processor = EngineParts.processor(
                    stream,
                    state,
                    threads,
                    clock,
                    new Answers(commands, log::whenDurable),
                    new LoopbackSender(commands),
                    jobs);
            closing.add(() -> processor.closeAsync().join());
            processor.addFailureListener(new BrokenProcessor());
            processor.openAsync(false).join();
            grpc = closing.add(GrpcServer.start(settings.grpcPort(), commands, jobs));
            rest = closing.add(RestServer.start(settings.restPort(), grpc.port(), commands));
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
        try {
            return new EmbeddedEngine(settings);
        } catch (EmbeddedEngineException e) {
            throw e;
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

    /** Makes everything that has become due by a jump of the clock happen now. */
    public void clockMoved() {
        threads.hurry();
    }

    /** False once the engine cannot write its log or state any more; it then refuses work until it is restarted. */
    public boolean isHealthy() {
        return healthy && !closed.get();
    }

    /** Finishes what is under way, makes it durable and stops all threads; safe to call twice. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closing.close();
        }
    }

    private void broken(Throwable reason) {
        healthy = false;
        if (commands != null) {
            commands.failAll(new EmbeddedEngineException(reason.getMessage(), reason));
        }
    }

    private final class BrokenProcessor implements FailureListener {

        @Override
        public void onFailure(HealthReport report) {
            broken(new IOException("The engine stopped: " + report.getIssue()));
        }

        @Override
        public void onRecovered(HealthReport report) {
            LOG.info("The engine recovered: {}", report.getComponentName());
        }

        @Override
        public void onUnrecoverableFailure(HealthReport report) {
            onFailure(report);
        }
    }
}
