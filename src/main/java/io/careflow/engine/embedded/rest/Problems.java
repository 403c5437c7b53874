package io.careflow.engine.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.careflow.engine.embedded.command.CommandRejectedException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Errors as problem details (RFC 9457), with the statuses and titles of a cluster's REST API. */
final class Problems {

    private Problems() {}

    static Reply of(Throwable failure, String path) {
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        if (wrapped && failure.getCause() != null) {
            return of(failure.getCause(), path);
        }
        return switch (failure) {
            case CommandRejectedException rejected ->
                problem(status(rejected.type()), rejected.type().name(), rejected.getMessage(), path);
            case IllegalArgumentException invalid -> problem(400, "INVALID_ARGUMENT", invalid.getMessage(), path);
            default -> problem(503, "SERVICE_UNAVAILABLE", failure.getMessage(), path);
        };
    }

    static Reply problem(int status, String title, String detail, String path) {
        JsonNode body = JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", path);
        return new Reply(status, body);
    }

    private static int status(RejectionType type) {
        return switch (type) {
            case INVALID_ARGUMENT -> 400;
            case NOT_FOUND -> 404;
            case INVALID_STATE, ALREADY_EXISTS -> 409;
            case FORBIDDEN, UNAUTHORIZED -> 403;
            case EXCEEDED_BATCH_RECORD_SIZE -> 413;
            default -> 500;
        };
    }
}
