package io.careflow.engine.embedded.log;

import io.camunda.zeebe.logstreams.storage.LogStorage;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.BufferWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The engine's log in segment files.
 *
 * <p>An appended block can be read at once but is durable only after the next fsync, which many blocks share. The engine
 * may therefore work ahead of the disk; everything that leaves it must go through {@link #whenDurable(Runnable)}.
 */
public final class FileLog implements LogStorage, AutoCloseable {

    private static final long MAX_VOLATILE_BYTES = 32L << 20;

    private final Path directory;
    private final long segmentBytes;
    private final Consumer<Throwable> onFailure;
    private final ReentrantLock lock = new ReentrantLock();
    private final ConcurrentSkipListMap<Long, LogSegment> segments = new ConcurrentSkipListMap<>();
    private final Set<CommitListener> listeners = new CopyOnWriteArraySet<>();
    private final GroupCommit commit;
    private volatile LogFailedException failure;
    private volatile long durable;
    private long appended;
    private volatile long appendedBytes;
    private volatile long durableBytes;
    private long flushing = Long.MIN_VALUE;

    private FileLog(Path directory, long segmentBytes, Consumer<Throwable> onFailure) throws IOException {
        this.directory = directory;
        this.segmentBytes = segmentBytes;
        this.onFailure = onFailure;
        LogRecovery recovery = new LogRecovery(directory);
        for (LogSegment segment : recovery.recover()) {
            segments.put(segment.firstPosition(), segment);
            // An earlier process may have died between writing and syncing.
            segment.sync();
        }
        durable = recovery.highest();
        appended = durable;
        commit = new GroupCommit(this::flush, this::fail);
    }

    /**
     * Opens the log, repairing a torn end.
     *
     * @param segmentBytes size at which a new file is begun
     * @param onFailure told once when the log can no longer be written
     * @throws LogDamagedException when acknowledged records are unreadable
     */
    public static FileLog open(Path directory, long segmentBytes, Consumer<Throwable> onFailure) throws IOException {
        Files.createDirectories(directory);
        return new FileLog(directory, segmentBytes, onFailure);
    }

    @Override
    public LogStorageReader newReader() {
        return new FileLogReader(segments);
    }

    @Override
    public void append(long lowest, long highest, BufferWriter records, AppendListener listener) {
        ByteBuffer block = ByteBuffer.allocate(LogBlock.HEADER + records.getLength());
        records.write(new UnsafeBuffer(block), LogBlock.HEADER);
        awaitRoom();
        lock.lock();
        try {
            ensureHealthy();
            LogBlock.seal(block, lowest, highest, durable);
            segmentFor(lowest).append(block, lowest);
            appended = highest;
            appendedBytes += block.capacity();
        } catch (IOException e) {
            fail(e);
            throw failure;
        } finally {
            lock.unlock();
        }
        commit.appended();
        listener.onWrite(highest, highest);
        listener.onCommit(highest, highest);
        listeners.forEach(CommitListener::onCommit);
    }

    /** Runs the effect once everything appended so far is on disk, in the order of the calls; never after a failure. */
    public void whenDurable(Runnable effect) {
        // An effect that comes after a failure may rest on records that were not written.
        if (failure == null) {
            commit.whenDurable(effect);
        }
    }

    /** Bytes that the log holds on disk. */
    public long retainedBytes() {
        return segments.values().stream().mapToLong(LogSegment::end).sum();
    }

    /** Bytes appended since the log was opened. */
    public long appendedBytes() {
        return appendedBytes;
    }

    /** Why the log can no longer be written; null while all is well. */
    public LogFailedException failure() {
        return failure;
    }

    /** Deletes the files that hold nothing at or after the position; the newest always stays. */
    public void truncateBefore(long position) throws IOException {
        Long keep = segments.floorKey(position);
        if (keep == null) {
            return;
        }
        for (LogSegment old : segments.headMap(keep, false).values()) {
            segments.remove(old.firstPosition());
            old.delete();
        }
        Directories.sync(directory);
    }

    @Override
    public void addCommitListener(CommitListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeCommitListener(CommitListener listener) {
        listeners.remove(listener);
    }

    /** Makes the rest durable and closes the files. */
    @Override
    public void close() throws IOException {
        commit.close();
        for (LogSegment segment : segments.values()) {
            segment.close();
        }
    }

    private LogSegment segmentFor(long lowest) throws IOException {
        LogSegment last = segments.isEmpty() ? null : segments.lastEntry().getValue();
        if (last != null && last.end() < segmentBytes) {
            return last;
        }
        LogSegment next = LogSegment.create(directory, lowest);
        segments.put(lowest, next);
        return next;
    }

    private void flush() throws IOException {
        long upTo;
        long bytes;
        lock.lock();
        try {
            upTo = appended;
            bytes = appendedBytes;
        } finally {
            lock.unlock();
        }
        // Older files first: what is durable has no gap.
        for (LogSegment segment : segments.tailMap(flushing, true).values()) {
            segment.flush();
            flushing = segment.firstPosition();
        }
        durable = upTo;
        durableBytes = bytes;
    }

    /** A disk that cannot keep up slows the engine down, it does not fill the memory. */
    private void awaitRoom() {
        while (appendedBytes - durableBytes > MAX_VOLATILE_BYTES && failure == null) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void ensureHealthy() {
        if (failure != null) {
            throw failure;
        }
    }

    private void fail(Throwable cause) {
        lock.lock();
        try {
            if (failure != null) {
                return;
            }
            failure = new LogFailedException(
                    "The engine cannot write to %s (%s). It stops accepting work; what it confirmed is safe."
                            .formatted(directory, cause.getMessage()),
                    cause);
        } finally {
            lock.unlock();
        }
        onFailure.accept(failure);
    }
}
