package io.careflow.engine.embedded.command;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.record.RecordType;
import io.careflow.engine.embedded.EmbeddedEngineException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The way into the engine: appends commands and remembers who waits for which answer. */
public final class Commands {

    private static final int STREAM = 1;

    private final LogStreamWriter writer;
    private final Map<Long, CompletableFuture<Answer>> waiting = new ConcurrentHashMap<>();
    // Starts where no earlier run can have been: an answer to an old request must not meet a new one.
    private final AtomicLong nextRequest = new AtomicLong(System.currentTimeMillis() << 20);
    private volatile RuntimeException failure;
    private volatile RuntimeException refusal;

    public Commands(LogStreamWriter writer) {
        this.writer = writer;
    }

    /**
     * Sends a command. The future completes when the outcome is durable, or exceptionally with
     * {@link CommandRejectedException} or {@link EmbeddedEngineException}.
     */
    public CompletableFuture<Answer> send(Command command) {
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        long request = nextRequest.incrementAndGet();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        waiting.put(request, answer);
        try {
            write(command, metadata(command).requestId(request).requestStreamId(STREAM));
            if (failure != null) {
                throw failure;
            }
        } catch (RuntimeException e) {
            waiting.remove(request);
            answer.completeExceptionally(e);
        }
        return answer;
    }

    /** Sends a command whose outcome nobody waits for. */
    public void tell(Command command) {
        write(command, metadata(command));
    }

    /** Answers the request; one of an earlier run, which nobody waits for any more, is dropped. */
    void complete(long request, Answer answer) {
        CompletableFuture<Answer> future = waiting.remove(request);
        if (future != null) {
            future.complete(answer);
        }
    }

    /** Refuses the request; one of an earlier run is dropped. */
    void reject(long request, RuntimeException reason) {
        CompletableFuture<Answer> future = waiting.remove(request);
        if (future != null) {
            future.completeExceptionally(reason);
        }
    }

    /** Takes no new commands until {@link #accept()}; those under way go on. */
    public void refuse(RuntimeException reason) {
        refusal = reason;
    }

    /** Takes commands again. */
    public void accept() {
        refusal = null;
    }

    /** Ends all waiting: the engine is closing or broken. */
    public void failAll(RuntimeException reason) {
        failure = reason;
        waiting.keySet().forEach(request -> reject(request, reason));
    }

    private void write(Command command, RecordMetadata metadata) {
        LogAppendEntry entry = command.key() == Command.NO_KEY
                ? LogAppendEntry.of(metadata, command.value())
                : LogAppendEntry.of(command.key(), metadata, command.value());
        var written = writer.tryWrite(WriteContext.internal(), entry);
        if (written.isLeft() && failure != null) {
            throw failure;
        }
        if (written.isLeft()) {
            throw new EmbeddedEngineException("The engine takes no commands now: " + written.getLeft());
        }
    }

    private static RecordMetadata metadata(Command command) {
        return new RecordMetadata()
                .recordType(RecordType.COMMAND)
                .valueType(command.type())
                .intent(command.intent());
    }
}
