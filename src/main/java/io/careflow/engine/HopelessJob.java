package io.careflow.engine;

/** A fault that trying again cannot mend: the job makes an incident at once, with this message. */
public class HopelessJob extends RuntimeException {

    /** @param message what a person has to mend; no personal data */
    public HopelessJob(String message) {
        super(message);
    }

    public HopelessJob(String message, Throwable cause) {
        super(message, cause);
    }
}
