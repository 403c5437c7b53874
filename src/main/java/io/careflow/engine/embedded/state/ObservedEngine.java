package io.careflow.engine.embedded.state;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.stream.api.ProcessingResult;
import io.camunda.zeebe.stream.api.ProcessingResultBuilder;
import io.camunda.zeebe.stream.api.RecordProcessor;
import io.camunda.zeebe.stream.api.RecordProcessorContext;
import io.camunda.zeebe.stream.api.records.TypedRecord;
import java.time.InstantSource;
import java.util.List;

/** The engine with {@link StartTimes} kept beside it: same transaction, same checkpoints, same replay. */
@SuppressWarnings("rawtypes")
public final class ObservedEngine implements RecordProcessor {

    private final RecordProcessor engine;
    private StartTimes times;
    private InstantSource clock;
    private ProcessingResultBuilder batch;
    private int seenOfBatch;

    public ObservedEngine(RecordProcessor engine) {
        this.engine = engine;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void init(RecordProcessorContext context) {
        engine.init(context);
        times = new StartTimes(
                (io.camunda.zeebe.db.ZeebeDb<ZbColumnFamilies>) context.getZeebeDb(), context.getTransactionContext());
        clock = context.getClock();
    }

    @Override
    public boolean accepts(ValueType valueType) {
        return engine.accepts(valueType);
    }

    @Override
    public void replay(TypedRecord event) {
        engine.replay(event);
        times.apply(event.getValueType(), event.getIntent(), event.getKey(), event.getValue(), event.getTimestamp());
    }

    @Override
    public ProcessingResult process(TypedRecord command, ProcessingResultBuilder builder) {
        return observed(engine.process(command, builder), builder);
    }

    @Override
    public ProcessingResult onProcessingError(Throwable failure, TypedRecord command, ProcessingResultBuilder builder) {
        return observed(engine.onProcessingError(failure, command, builder), builder);
    }

    private ProcessingResult observed(ProcessingResult result, ProcessingResultBuilder builder) {
        List<LogAppendEntry> entries = result.getRecordBatch().entries();
        // Commands that follow from one another share a builder, whose entries pile up.
        int from = builder == batch && seenOfBatch <= entries.size() ? seenOfBatch : 0;
        for (LogAppendEntry entry : entries.subList(from, entries.size())) {
            if (entry.recordMetadata().getRecordType() == RecordType.EVENT) {
                times.apply(
                        entry.recordMetadata().getValueType(),
                        entry.recordMetadata().getIntent(),
                        entry.key(),
                        entry.recordValue(),
                        clock.millis());
            }
        }
        batch = builder;
        seenOfBatch = entries.size();
        return result;
    }
}
