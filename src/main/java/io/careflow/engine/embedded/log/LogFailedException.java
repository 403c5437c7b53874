package io.careflow.engine.embedded.log;

import io.careflow.engine.embedded.EmbeddedEngineException;

/** The log cannot be written or read any more, for example because the disk is full; nothing already acknowledged is lost. */
public class LogFailedException extends EmbeddedEngineException {

    LogFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
