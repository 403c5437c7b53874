package io.careflow.engine.embedded.command;

import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.camunda.zeebe.util.buffer.BufferWriter;
import java.util.concurrent.Executor;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The way out of the engine: collects an answer piece by piece and lets it go when its records are durable. */
public final class Answers implements CommandResponseWriter {

    private final Commands commands;
    private final Executor whenDurable;
    private long key;
    private Intent intent = Intent.UNKNOWN;
    private RejectionType rejection = RejectionType.NULL_VAL;
    private String reason = "";
    private DirectBuffer value = new UnsafeBuffer(new byte[0]);

    /** @param whenDurable runs a task once everything written so far is on disk */
    public Answers(Commands commands, Executor whenDurable) {
        this.commands = commands;
        this.whenDurable = whenDurable;
    }

    @Override
    public CommandResponseWriter partitionId(int partitionId) {
        return this;
    }

    @Override
    public CommandResponseWriter key(long key) {
        this.key = key;
        return this;
    }

    @Override
    public CommandResponseWriter intent(Intent intent) {
        this.intent = intent;
        return this;
    }

    @Override
    public CommandResponseWriter recordType(RecordType type) {
        return this;
    }

    @Override
    public CommandResponseWriter valueType(ValueType valueType) {
        return this;
    }

    @Override
    public CommandResponseWriter rejectionType(RejectionType rejectionType) {
        rejection = rejectionType;
        return this;
    }

    @Override
    public CommandResponseWriter rejectionReason(DirectBuffer rejectionReason) {
        reason = BufferUtil.bufferAsString(rejectionReason);
        return this;
    }

    @Override
    public CommandResponseWriter valueWriter(BufferWriter writer) {
        // A copy: the engine reuses the record before the answer may leave.
        UnsafeBuffer copy = new UnsafeBuffer(new byte[writer.getLength()]);
        writer.write(copy, 0);
        value = copy;
        return this;
    }

    @Override
    public void tryWriteResponse(int requestStreamId, long requestId) {
        if (rejection == RejectionType.NULL_VAL) {
            Answer answer = new Answer(key, intent, value);
            whenDurable.execute(() -> commands.complete(requestId, answer));
        } else {
            CommandRejectedException rejected = new CommandRejectedException(intent, rejection, reason);
            whenDurable.execute(() -> commands.reject(requestId, rejected));
        }
    }
}
