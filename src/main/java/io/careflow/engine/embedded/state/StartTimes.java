package io.careflow.engine.embedded.state;

import io.camunda.zeebe.db.ColumnFamily;
import io.camunda.zeebe.db.TransactionContext;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.db.impl.DbLong;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.protocol.record.RecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.time.Instant;
import java.util.Optional;

/** Since when an incident or a process instance exists, which the engine's own state does not say. */
final class StartTimes {

    private final DbLong key = new DbLong();
    private final DbLong millis = new DbLong();
    private final ColumnFamily<DbLong, DbLong> times;

    StartTimes(ZeebeDb<ZbColumnFamilies> db, TransactionContext context) {
        // No exporters run here, so the place where they keep their positions is free.
        times = db.createColumnFamily(ZbColumnFamilies.EXPORTER, context, key, millis);
    }

    /** Takes note of an event, in the transaction that applies it. */
    void apply(ValueType type, Intent intent, long entity, RecordValue value, long timestamp) {
        if (type == ValueType.INCIDENT) {
            if (intent == IncidentIntent.CREATED) {
                started(entity, timestamp);
            } else if (intent == IncidentIntent.RESOLVED) {
                ended(entity);
            }
        } else if (type == ValueType.PROCESS_INSTANCE
                && ((ProcessInstanceRecordValue) value).getBpmnElementType() == BpmnElementType.PROCESS) {
            if (intent == ProcessInstanceIntent.ELEMENT_ACTIVATING) {
                started(entity, timestamp);
            } else if (intent == ProcessInstanceIntent.ELEMENT_COMPLETED
                    || intent == ProcessInstanceIntent.ELEMENT_TERMINATED) {
                ended(entity);
            }
        }
    }

    Optional<Instant> of(long entity) {
        key.wrapLong(entity);
        return Optional.ofNullable(times.get(key)).map(found -> Instant.ofEpochMilli(found.getValue()));
    }

    private void started(long entity, long timestamp) {
        key.wrapLong(entity);
        millis.wrapLong(timestamp);
        times.upsert(key, millis);
    }

    private void ended(long entity) {
        key.wrapLong(entity);
        times.deleteIfExists(key);
    }
}
