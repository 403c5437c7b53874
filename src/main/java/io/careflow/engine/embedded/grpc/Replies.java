package io.careflow.engine.embedded.grpc;

import io.camunda.zeebe.protocol.record.RejectionType;
import io.careflow.engine.embedded.command.Answer;
import io.careflow.engine.embedded.command.Command;
import io.careflow.engine.embedded.command.CommandRejectedException;
import io.careflow.engine.embedded.command.Commands;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the engine's answers and refusals into gRPC replies, with the status codes of a cluster's gateway. */
final class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private final Commands commands;

    Replies(Commands commands) {
        this.commands = commands;
    }

    /** Sends the command and replies with what becomes of it. */
    <T> void reply(StreamObserver<T> observer, Supplier<Command> command, Function<Answer, T> mapping) {
        try {
            commands.send(command.get()).thenApply(mapping).whenComplete((reply, failure) -> {
                if (failure == null) {
                    safely(() -> {
                        observer.onNext(reply);
                        observer.onCompleted();
                    });
                } else {
                    safely(() -> observer.onError(status(failure)));
                }
            });
        } catch (RuntimeException e) {
            observer.onError(status(e));
        }
    }

    /** A caller that has gone must not disturb the answers of others. */
    static void safely(Runnable reply) {
        try {
            reply.run();
        } catch (RuntimeException e) {
            LOG.debug("A caller left before its answer: {}", e.getMessage());
        }
    }

    static StatusRuntimeException status(Throwable failure) {
        if (failure instanceof CompletionException && failure.getCause() != null) {
            return status(failure.getCause());
        }
        Status status =
                switch (failure) {
                    case CommandRejectedException rejected -> status(rejected.type());
                    case IllegalArgumentException invalid -> Status.INVALID_ARGUMENT.withCause(invalid);
                    default -> Status.UNAVAILABLE.withCause(failure);
                };
        return status.withDescription(failure.getMessage()).asRuntimeException();
    }

    private static Status status(RejectionType type) {
        return switch (type) {
            case INVALID_ARGUMENT -> Status.INVALID_ARGUMENT;
            case NOT_FOUND -> Status.NOT_FOUND;
            case ALREADY_EXISTS -> Status.ALREADY_EXISTS;
            case INVALID_STATE -> Status.FAILED_PRECONDITION;
            case PROCESSING_ERROR -> Status.INTERNAL;
            case EXCEEDED_BATCH_RECORD_SIZE -> Status.RESOURCE_EXHAUSTED;
            case UNAUTHORIZED, FORBIDDEN -> Status.PERMISSION_DENIED;
            default -> Status.UNKNOWN;
        };
    }
}
