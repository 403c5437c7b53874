package io.careflow.engine.embedded;

import io.camunda.zeebe.logstreams.impl.flowcontrol.FlowControl;
import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogRecordAwaiter;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.util.Either;
import io.careflow.engine.embedded.log.LogFailedException;
import java.util.List;

/**
 * The log stream, closed for writing once its files have failed. The engine takes an exception for a fault of the command
 * and tries to write a rejection, for ever; that the log is closed it understands.
 */
record GuardedLogStream(LogStream stream) implements LogStream {

    @Override
    public LogStreamWriter newLogStreamWriter() {
        LogStreamWriter writer = stream.newLogStreamWriter();
        return new LogStreamWriter() {
            @Override
            public boolean canWriteEvents(int eventCount, int batchSize) {
                return writer.canWriteEvents(eventCount, batchSize);
            }

            @Override
            public Either<WriteFailure, Long> tryWrite(
                    WriteContext context, List<LogAppendEntry> entries, long sourcePosition) {
                try {
                    return writer.tryWrite(context, entries, sourcePosition);
                } catch (LogFailedException e) {
                    return Either.left(WriteFailure.CLOSED);
                }
            }
        };
    }

    @Override
    public int getPartitionId() {
        return stream.getPartitionId();
    }

    @Override
    public String getLogName() {
        return stream.getLogName();
    }

    @Override
    public LogStreamReader newLogStreamReader() {
        return stream.newLogStreamReader();
    }

    @Override
    public FlowControl getFlowControl() {
        return stream.getFlowControl();
    }

    @Override
    public void registerRecordAvailableListener(LogRecordAwaiter listener) {
        stream.registerRecordAvailableListener(listener);
    }

    @Override
    public void removeRecordAvailableListener(LogRecordAwaiter listener) {
        stream.removeRecordAvailableListener(listener);
    }

    @Override
    public void close() {
        stream.close();
    }
}
