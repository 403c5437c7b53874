package io.careflow.local;

import io.careflow.platform.StartFailure;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;

/** Reports a start that failed for a known reason as one line on standard error, and nothing else. */
final class StartFailureReporter implements SpringBootExceptionReporter, Ordered {

    @Override
    public boolean reportException(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure) {
                return print(cause.getMessage());
            }
            if (cause instanceof PortInUseException inUse) {
                return print(
                        "Port %d is in use: stop the program that uses it, or choose another with --server.port=<port>."
                                .formatted(inUse.getPort()));
            }
        }
        return false;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    private static boolean print(String line) {
        System.err.println(line);
        return true;
    }
}
