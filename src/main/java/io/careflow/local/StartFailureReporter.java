package io.careflow.local;

import io.careflow.platform.StartFailure;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;

/** Reports a start that failed for a known reason as one line on standard error, and nothing else. */
final class StartFailureReporter implements SpringBootExceptionReporter, Ordered {

    /** SQL states of connections and logins that fail. */
    private static final Pattern NO_CONNECTION = Pattern.compile("^(08|28|3D)");

    @Override
    public boolean reportException(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var line = line(cause);
            if (line != null) {
                System.err.println(line);
                return true;
            }
        }
        return false;
    }

    private static String line(Throwable cause) {
        if (cause instanceof StartFailure) {
            return cause.getMessage();
        }
        if (cause instanceof PortInUseException inUse) {
            return "Port %d is in use: stop the program that uses it, or choose another with --server.port=<port>."
                    .formatted(inUse.getPort());
        }
        if (cause instanceof SQLException fault
                && NO_CONNECTION.matcher(fault.getSQLState() + "").find()) {
            return "The database (spring.datasource.url) cannot be reached: "
                    + fault.getMessage().replaceAll("\\s+", " ");
        }
        return null;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
