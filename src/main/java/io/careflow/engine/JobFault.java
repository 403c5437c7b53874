package io.careflow.engine;

import io.careflow.platform.ProblemException;
import java.sql.SQLException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * What a failed job means.
 *
 * @param kind whether trying again can help
 * @param reason for logs and incidents; without the messages of foreign exceptions, which may quote personal data
 */
record JobFault(Kind kind, String reason) {

    enum Kind {
        HOPELESS,
        TRANSIENT,
        DATABASE_AWAY
    }

    static JobFault of(Exception e) {
        if (e instanceof HopelessJob) {
            return new JobFault(Kind.HOPELESS, e.getMessage());
        }
        if (e instanceof ProblemException problem) {
            var kind = problem.status().is4xxClientError() ? Kind.HOPELESS : Kind.TRANSIENT;
            return new JobFault(kind, e.getMessage());
        }
        var away = e instanceof CannotCreateTransactionException || e instanceof DataAccessResourceFailureException;
        return new JobFault(away ? Kind.DATABASE_AWAY : Kind.TRANSIENT, describe(e));
    }

    int retriesLeft(int retries) {
        return switch (kind) {
            case HOPELESS -> 0;
            case TRANSIENT -> Math.max(0, retries - 1);
            case DATABASE_AWAY -> Math.max(1, retries);
        };
    }

    private static String describe(Throwable e) {
        var text = new StringBuilder(e.getClass().getSimpleName());
        for (var cause = e.getCause(); cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            text.append(" < ").append(cause.getClass().getSimpleName());
            if (cause instanceof SQLException sql) {
                text.append(' ').append(sql.getSQLState());
            }
        }
        for (var frame : e.getStackTrace()) {
            if (frame.getClassName().startsWith("io.careflow.")) {
                return text.append(" at ")
                        .append(frame.getClassName())
                        .append('.')
                        .append(frame.getMethodName())
                        .append(':')
                        .append(frame.getLineNumber())
                        .toString();
            }
        }
        return text.toString();
    }
}
