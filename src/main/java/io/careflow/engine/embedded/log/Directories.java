package io.careflow.engine.embedded.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes names of new, renamed and deleted files durable. */
public final class Directories {

    private Directories() {}

    /** Forces the entries of a folder to disk. */
    public static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
