package io.careflow.local;

import io.careflow.platform.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A directory of files that are on disk once they are kept, and whose ids rise with time. */
final class LocalFiles {

    private static final int PAGE_SIZE = 50;

    private static final AtomicLong LAST = new AtomicLong();

    private final Path directory;
    private final String suffix;

    /** @param suffix of the files, with its dot */
    LocalFiles(Path directory, String suffix) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.suffix = suffix;
    }

    /**
     * Keeps a file, durably.
     *
     * @return its id
     */
    String keep(byte[] content, Clock clock) throws IOException {
        var id = nextId(clock);
        var partial = directory.resolve(id + ".partial");
        try (var channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(partial, directory.resolve(id + suffix), StandardCopyOption.ATOMIC_MOVE);
        syncDirectory();
        return id;
    }

    /**
     * A page of files, newest first.
     *
     * @param before only those older than this id; null for all
     */
    Page<KeptFile> page(String before) throws IOException {
        try (var files = Files.list(directory)) {
            var newest = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .filter(id -> before == null || id.compareTo(before) < 0)
                    .sorted(Comparator.reverseOrder())
                    .limit(PAGE_SIZE + 1)
                    .flatMap(id -> read(id).stream())
                    .toList();
            return Page.of(newest, PAGE_SIZE, KeptFile::id);
        }
    }

    /** Empty if there is no such file. */
    Optional<KeptFile> read(String id) {
        if (!id.matches("[0-9a-f]{16}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new KeptFile(id, Files.readAllBytes(directory.resolve(id + suffix))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record KeptFile(String id, byte[] content) {}

    /** Waits until nobody holds the lock, also within this process, where Java throws instead of waiting. */
    static FileLock awaitLock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    /** Microseconds since 1970 as sixteen hex digits, one more than the last if time stands still. */
    private static String nextId(Clock clock) {
        var now = clock.millis() * 1000;
        return "%016x".formatted(LAST.updateAndGet(last -> Math.max(now, last + 1)));
    }

    private void syncDirectory() throws IOException {
        // Windows cannot open a directory; there the rename is durable by itself.
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
