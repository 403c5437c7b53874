package io.careflow.platform;

/** A reason not to start that a person can act on; shown as its one line, without a stack trace. */
public class StartFailure extends RuntimeException {

    /** @param line one line: what is wrong, where, and what to do */
    public StartFailure(String line) {
        super(line);
    }

    public StartFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
