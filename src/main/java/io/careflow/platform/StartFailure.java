package io.careflow.platform;

import org.springframework.boot.ExitCodeGenerator;

/**
 * The start cannot go on, for a reason that somebody can mend: a port in use, a missing property, a broken model. Its
 * message is one line that says what is wrong and what to do; it is all that is printed, and the process ends with exit
 * code 1.
 */
public class StartFailure extends RuntimeException implements ExitCodeGenerator {

    /** @param line what is wrong and what to do about it, in one line without personal data */
    public StartFailure(String line) {
        super(oneLine(line));
    }

    /**
     * @param line what is wrong and what to do about it, in one line without personal data
     * @param cause the fault behind it; kept for debuggers, never printed
     */
    public StartFailure(String line, Throwable cause) {
        super(oneLine(line), cause);
    }

    @Override
    public int getExitCode() {
        return 1;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
