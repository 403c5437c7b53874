package io.careflow.engine.embedded.log;

import io.careflow.engine.embedded.EmbeddedEngineException;
import java.nio.file.Path;

/** Acknowledged records are unreadable: going on would lose them silently, so the engine refuses to start. */
public class LogDamagedException extends EmbeddedEngineException {

    LogDamagedException(Path file, long offset) {
        super(
                "The engine's log is damaged: %s at byte %d. Restore the folder from a backup, or delete it to start empty."
                        .formatted(file, offset));
    }
}
