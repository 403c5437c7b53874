package io.careflow.engine.embedded.command;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;

/**
 * What somebody wants from the engine.
 *
 * @param key key of the thing it is about, {@link #NO_KEY} if it makes a new one
 */
public record Command(ValueType type, Intent intent, long key, UnifiedRecordValue value) {

    public static final long NO_KEY = -1;

    /** A command that is about nothing existing. */
    public static Command of(ValueType type, Intent intent, UnifiedRecordValue value) {
        return new Command(type, intent, NO_KEY, value);
    }
}
