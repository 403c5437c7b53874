package io.careflow.engine;

import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What an engine's refusal means, whether it came over gRPC or REST. */
final class EngineFaults {

    private static final Set<Status.Code> REFUSALS = EnumSet.of(
            Status.Code.INVALID_ARGUMENT,
            Status.Code.NOT_FOUND,
            Status.Code.ALREADY_EXISTS,
            Status.Code.FAILED_PRECONDITION,
            Status.Code.OUT_OF_RANGE,
            Status.Code.UNIMPLEMENTED,
            Status.Code.PERMISSION_DENIED);

    private EngineFaults() {}

    /** The engine has had this message before. */
    static boolean alreadyExists(Throwable fault) {
        return is(fault, Status.Code.ALREADY_EXISTS, 409);
    }

    /** The thing is gone, or never was. */
    static boolean notFound(Throwable fault) {
        return is(fault, Status.Code.NOT_FOUND, 404);
    }

    /** The thing is in a state that does not allow it. */
    static boolean wrongState(Throwable fault) {
        return is(fault, Status.Code.FAILED_PRECONDITION, 409);
    }

    /** The engine has judged this command and will say the same again; anything else may pass. */
    static boolean refused(Throwable fault) {
        return http(fault)
                .map(code -> code >= 400 && code < 500 && code != 401 && code != 408 && code != 429)
                .or(() -> grpc(fault).map(REFUSALS::contains))
                .orElse(false);
    }

    /** One line for logs and incidents. */
    static String reason(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientHttpException http) {
                return "HTTP " + http.code() + " " + firstLine(http.getMessage());
            }
            if (cause instanceof StatusRuntimeException || cause instanceof StatusException) {
                return firstLine(cause.getMessage());
            }
        }
        return fault.getClass().getSimpleName() + ": " + firstLine(fault.getMessage());
    }

    private static boolean is(Throwable fault, Status.Code grpc, int http) {
        return grpc(fault).filter(code -> code == grpc).isPresent()
                || http(fault).filter(code -> code == http).isPresent();
    }

    private static Optional<Status.Code> grpc(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatusRuntimeException status) {
                return Optional.of(status.getStatus().getCode());
            }
            if (cause instanceof ClientStatusException status) {
                return Optional.of(status.getStatusCode());
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> http(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientHttpException http) {
                return Optional.of(http.code());
            }
        }
        return Optional.empty();
    }

    static String firstLine(String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
