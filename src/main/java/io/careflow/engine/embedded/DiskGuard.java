package io.careflow.engine.embedded;

import io.careflow.engine.embedded.command.Commands;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses new work while the disk is nearly full, before log or state run into the wall; takes it again when there is room. */
final class DiskGuard implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(DiskGuard.class);
    /** Enough for what is under way and one checkpoint. */
    static final long RESERVE_BYTES = 32L << 20;

    private final Path directory;
    private final FileStore disk;
    private final Commands commands;
    private volatile boolean full;

    DiskGuard(Path directory, Commands commands) throws IOException {
        this.directory = directory;
        this.commands = commands;
        disk = Files.getFileStore(directory);
    }

    boolean full() {
        return full;
    }

    @Override
    public void run() {
        try {
            look(disk.getUsableSpace());
        } catch (IOException e) {
            LOG.warn("The free space of {} is not known: {}", directory, e.getMessage());
        }
    }

    private void look(long free) {
        if (!full && free < RESERVE_BYTES) {
            full = true;
            String reason = message(directory, free);
            LOG.error(reason);
            commands.refuse(new EmbeddedEngineException(reason));
        } else if (full && free > 2 * RESERVE_BYTES) {
            full = false;
            LOG.info("There is room in {} again, the engine goes on", directory);
            commands.accept();
        }
    }

    /** @throws EmbeddedEngineException when there is too little room to start */
    static void check(Path directory) throws IOException {
        long free = Files.getFileStore(directory).getUsableSpace();
        if (free < RESERVE_BYTES) {
            throw new EmbeddedEngineException(message(directory, free));
        }
    }

    private static String message(Path directory, long free) {
        return "The disk of the engine's folder %s is full (%d MB left, %d needed): free some space."
                .formatted(directory, free >> 20, RESERVE_BYTES >> 20);
    }
}
