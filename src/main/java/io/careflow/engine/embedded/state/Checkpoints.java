package io.careflow.engine.embedded.state;

import io.camunda.zeebe.db.ZeebeDb;
import io.careflow.engine.embedded.log.Directories;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Copies of the state, named after the position that a restart replays from; only the newest is kept. */
public final class Checkpoints {

    private static final String UNFINISHED = "unfinished";

    private final Path directory;

    /** Uses the folder, dropping what an interrupted run left unfinished in it. */
    public Checkpoints(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        Folders.delete(directory.resolve(UNFINISHED));
    }

    /** The newest complete copy. */
    public Optional<Path> latest() throws IOException {
        List<Path> all = complete();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** Copies the state aside; not yet a checkpoint, because the log may still be behind it. */
    void copy(ZeebeDb<?> db) throws IOException {
        Path unfinished = directory.resolve(UNFINISHED);
        Folders.delete(unfinished);
        db.createSnapshot(unfinished.toFile());
        try (Stream<Path> files = Files.list(unfinished)) {
            for (Path file : files.toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
        Directories.sync(unfinished);
    }

    /** Makes the copy the checkpoint. Everything the copy contains must be durable in the log by now. */
    void publish(long position) throws IOException {
        Path target = directory.resolve("%020d".formatted(position));
        List<Path> old = complete();
        if (old.contains(target)) {
            // Nothing was processed since; that one is as good.
            Folders.delete(directory.resolve(UNFINISHED));
            return;
        }
        Files.move(directory.resolve(UNFINISHED), target, StandardCopyOption.ATOMIC_MOVE);
        Directories.sync(directory);
        for (Path superseded : old) {
            Folders.delete(superseded);
        }
    }

    private List<Path> complete() throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.filter(path -> path.getFileName().toString().matches("\\d{20}"))
                    .sorted()
                    .toList();
        }
    }
}
