package io.careflow.engine.embedded.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    private int end;

    private LogSegment(Path file) throws IOException {
        this.file = file;
        String name = file.getFileName().toString();
        firstPosition = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
        writer = new RandomAccessFile(file.toFile(), "rw");
        reader = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    static LogSegment create(Path directory, long firstPosition) throws IOException {
        LogSegment segment = new LogSegment(directory.resolve("%020d%s".formatted(firstPosition, SUFFIX)));
        segment.cutTo(0);
        Directories.sync(directory);
        return segment;
    }

    /** Opens an existing file without looking into it; {@link LogRecovery} fills the index. */
    static LogSegment open(Path file) throws IOException {
        return new LogSegment(file);
    }

    static boolean isSegment(Path file) {
        return file.getFileName().toString().matches("\\d{20}\\.log");
    }

    void append(ByteBuffer block, long lowestPosition) throws IOException {
        int start = end;
        try {
            writer.seek(start);
            writer.write(block.array(), block.arrayOffset(), block.capacity());
        } catch (IOException e) {
            // Half a block must not stay: what follows it would look like damage in the middle.
            writer.setLength(start);
            throw e;
        }
        accept(lowestPosition, block.capacity());
    }

    /** Takes note of a block that stands in the file at the end of what is known. */
    void accept(long lowestPosition, int bytes) {
        int start = end;
        end += bytes;
        index.add(lowestPosition, start);
    }

    void cutTo(int length) throws IOException {
        writer.setLength(length);
        writer.getFD().sync();
        end = length;
    }

    UnsafeBuffer read(int block) {
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
