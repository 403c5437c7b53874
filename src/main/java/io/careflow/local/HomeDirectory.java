package io.careflow.local;

import io.careflow.platform.StartFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** The directory that keeps everything of a local installation, locked for this process until it is closed. */
final class HomeDirectory implements AutoCloseable {

    /** Far behind the content, so that the owner's process id can be read on systems where a lock forbids reading. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final FileChannel channel;
    private final Path home;
    private final boolean throwAway;

    private HomeDirectory(FileChannel channel, Path home, boolean throwAway) {
        this.channel = channel;
        this.home = home;
        this.throwAway = throwAway;
    }

    /** @throws StartFailure if it cannot be written, is used by another process, or its disk is nearly full */
    static HomeDirectory open(LocalSettings settings) {
        var home = settings.home();
        try {
            Files.createDirectories(home);
            var channel = lock(home);
            try {
                checkSpace(home, settings.freeSpace());
                return new HomeDirectory(channel, home, settings.throwAway());
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StartFailure(
                    "Cannot write to %s (%s): make it writable, or choose another place with --careflow.home=<directory>."
                            .formatted(home, reason(e)),
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        if (throwAway) {
            FileSystemUtils.deleteRecursively(home);
        }
        channel.close();
    }

    private static FileChannel lock(Path home) throws IOException {
        var file = home.resolve("lock");
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            var owner = Files.readString(file).strip();
            channel.close();
            throw new StartFailure(
                    "careflow already runs on %s (process %s): stop it, or give this one its own data with --careflow.home=<directory>."
                            .formatted(home, owner));
        }
        var pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid), 0);
        return channel;
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void checkSpace(Path home, DataSize needed) throws IOException {
        var free = Files.getFileStore(home).getUsableSpace();
        if (free < needed.toBytes()) {
            throw new StartFailure(
                    "The disk of %s has %d MB left, at least %d MB are needed: make room, or choose another place with --careflow.home=<directory>."
                            .formatted(home, free >> 20, needed.toMegabytes()));
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
