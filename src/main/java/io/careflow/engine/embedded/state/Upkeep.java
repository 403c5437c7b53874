package io.careflow.engine.embedded.state;

import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.careflow.engine.embedded.log.FileLog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps log and restart short: takes a checkpoint when enough was appended since the last one, and drops the log before
 * it. A last checkpoint at the end makes the next start quick.
 */
public final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long LOOK_SECONDS = 1;
    private static final long LONGEST_SECONDS = 300;
    private static final long PATIENCE_SECONDS = 30;
    /** A checkpoint leaves two files at most, unless much was waiting to be processed. */
    private static final int MOST_FILES = 3;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("careflow-engine-upkeep").factory());
    private final FileLog log;
    private final ZeebeDb<?> db;
    private final Checkpoints checkpoints;
    private final StreamProcessor processor;
    private final long checkpointBytes;
    private final Runnable diskCheck;
    private long lastBytes;
    private long lastTaken = System.nanoTime();
    private long lastPosition = -1;

    /**
     * Starts looking after the files.
     *
     * @param checkpointBytes how much log a restart may have to replay, about
     * @param diskCheck run at every look
     */
    public Upkeep(
            FileLog log,
            ZeebeDb<?> db,
            Checkpoints checkpoints,
            StreamProcessor processor,
            long checkpointBytes,
            Runnable diskCheck) {
        this.diskCheck = diskCheck;
        this.log = log;
        this.db = db;
        this.checkpoints = checkpoints;
        this.processor = processor;
        this.checkpointBytes = checkpointBytes;
        timer.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        diskCheck.run();
        long grown = log.appendedBytes() - lastBytes;
        boolean due = System.nanoTime() - lastTaken > TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        boolean leftBehind = log.retainedBytes() >= MOST_FILES * checkpointBytes;
        if (grown >= checkpointBytes || leftBehind || grown > 0 && due) {
            checkpoint();
        }
    }

    private void checkpoint() {
        if (log.failure() != null || processor.isClosed()) {
            return;
        }
        try {
            long started = System.nanoTime();
            long bytes = log.appendedBytes();
            // Asked before the copy: the copy may be ahead of it, never behind.
            long position = processor.getLastProcessedPositionAsync().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (position <= lastPosition) {
                return;
            }
            checkpoints.copy(db);
            awaitDurable();
            checkpoints.publish(position);
            log.truncateBefore(position);
            lastBytes = bytes;
            lastTaken = System.nanoTime();
            lastPosition = position;
            LOG.debug("Checkpoint at {} took {} ms", position, (lastTaken - started) / 1_000_000);
        } catch (Exception e) {
            LOG.warn("No checkpoint could be taken, the log is kept: {}", e.getMessage(), e);
        }
    }

    private void awaitDurable() throws Exception {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        log.whenDurable(() -> durable.complete(null));
        durable.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        timer.shutdown();
        timer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        checkpoint();
    }
}
