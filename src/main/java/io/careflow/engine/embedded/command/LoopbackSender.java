package io.careflow.engine.embedded.command;

import io.camunda.zeebe.protocol.impl.encoding.AuthInfo;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.InterPartitionCommandSender;

/** Commands that one partition sends another; there is only one, so they come straight back. */
public record LoopbackSender(Commands commands) implements InterPartitionCommandSender {

    @Override
    public void sendCommand(
            int receiver, ValueType type, Intent intent, Long key, UnifiedRecordValue value, AuthInfo authInfo) {
        commands.tell(new Command(type, intent, key == null ? Command.NO_KEY : key, value));
    }
}
