package io.careflow.engine.embedded.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/** One file of the log: appended to by one thread at a time, read by any. */
final class LogSegment implements AutoCloseable {

    private static final String SUFFIX = ".log";

    private final Path file;
    private final long firstPosition;
    private final BlockIndex index = new BlockIndex();
    // Written through a stream, not a channel: an interrupt of the calling thread would close a channel.
    private final RandomAccessFile writer;
    private final FileChannel reader;
    // Not written by the thread that appends: a write would wait for the fsync that is under way.
    private final Map<Integer, ByteBuffer> inMemory = new ConcurrentHashMap<>();
    private List<ByteBuffer> pending = new ArrayList<>();
    private volatile int end;
    private int written;
    private int flushed;
    private boolean nameIsDurable = true;

    private LogSegment(Path file) throws IOException {
        this.file = file;
        String name = file.getFileName().toString();
        firstPosition = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
        writer = new RandomAccessFile(file.toFile(), "rw");
        reader = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    static LogSegment create(Path directory, long firstPosition) throws IOException {
        LogSegment segment = new LogSegment(directory.resolve("%020d%s".formatted(firstPosition, SUFFIX)));
        segment.writer.setLength(0);
        segment.nameIsDurable = false;
        return segment;
    }

    /** Opens an existing file without looking into it; {@link LogRecovery} fills the index. */
    static LogSegment open(Path file) throws IOException {
        return new LogSegment(file);
    }

    static boolean isSegment(Path file) {
        return file.getFileName().toString().matches("\\d{20}\\.log");
    }

    /** Takes a block; it can be read at once and reaches the file with the next flush. */
    synchronized void append(ByteBuffer block, long lowestPosition) {
        inMemory.put(index.count(), block);
        pending.add(block);
        end += block.capacity();
        index.add(lowestPosition, end - block.capacity());
    }

    /** Writes what was appended and makes it durable; called by one thread. */
    void flush() throws IOException {
        List<ByteBuffer> batch;
        synchronized (this) {
            batch = pending;
            pending = new ArrayList<>();
        }
        if (batch.isEmpty()) {
            return;
        }
        ByteBuffer all = ByteBuffer.allocate(
                batch.stream().mapToInt(ByteBuffer::capacity).sum());
        batch.forEach(block -> all.put(block.array()));
        try {
            writer.seek(written);
            writer.write(all.array());
            reader.force(false);
            if (!nameIsDurable) {
                Directories.sync(file.getParent());
                nameIsDurable = true;
            }
        } catch (IOException e) {
            // Half a block must not stay: what follows it would look like damage in the middle.
            writer.setLength(written);
            throw e;
        }
        written += all.capacity();
        for (int i = 0; i < batch.size(); i++) {
            inMemory.remove(flushed++);
        }
    }

    /** Takes note of a block that stands in the file at the end of what is known. */
    void accept(long lowestPosition, int bytes) {
        index.add(lowestPosition, end);
        end += bytes;
        written = end;
        flushed = index.count();
    }

    void cutTo(int length) throws IOException {
        writer.setLength(length);
        writer.getFD().sync();
        end = length;
        written = length;
    }

    UnsafeBuffer read(int block) {
        ByteBuffer fresh = inMemory.get(block);
        if (fresh != null) {
            return new UnsafeBuffer(fresh, LogBlock.HEADER, fresh.capacity() - LogBlock.HEADER);
        }
        try {
            ByteBuffer header = readFully(index.offset(block), LogBlock.HEADER);
            LogBlock found = LogBlock.header(header);
            ByteBuffer whole = found == null ? null : readFully(index.offset(block), LogBlock.HEADER + found.length());
            if (whole == null || !found.matches(whole)) {
                throw new LogDamagedException(file, index.offset(block));
            }
            return new UnsafeBuffer(whole, LogBlock.HEADER, found.length());
        } catch (IOException e) {
            throw new LogFailedException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    ByteBuffer readFully(long offset, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (reader.read(buffer, offset + buffer.position()) < 0) {
                break;
            }
        }
        return buffer.flip();
    }

    void sync() throws IOException {
        reader.force(false);
    }

    BlockIndex index() {
        return index;
    }

    long firstPosition() {
        return firstPosition;
    }

    int end() {
        return end;
    }

    long fileSize() throws IOException {
        return reader.size();
    }

    Path file() {
        return file;
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        try (writer) {
            reader.close();
        }
    }
}
