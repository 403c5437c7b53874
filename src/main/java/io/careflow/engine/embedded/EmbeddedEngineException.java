package io.careflow.engine.embedded;

/** The embedded engine cannot start or go on; the message is one line that says what to do about it. */
public class EmbeddedEngineException extends RuntimeException {

    /** @param message one line for the person who starts the application */
    public EmbeddedEngineException(String message) {
        super(message);
    }

    /**
     * @param message one line for the person who starts the application
     * @param cause what was underneath, for the log
     */
    public EmbeddedEngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
