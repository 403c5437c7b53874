package io.careflow.engine.embedded.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BroadcastSignalRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ResolveIncidentRequest;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.impl.record.value.signal.SignalRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.SignalIntent;
import io.careflow.engine.embedded.command.Command;
import io.careflow.engine.embedded.command.Documents;

/** Messages, signals, and incidents that are over. */
final class EventCommands {

    private EventCommands() {}

    static Command publish(PublishMessageRequest request) {
        MessageRecord message = new MessageRecord()
                .setName(request.getName())
                .setCorrelationKey(request.getCorrelationKey())
                .setMessageId(request.getMessageId())
                .setTimeToLive(request.getTimeToLive())
                .setVariables(Documents.encode(request.getVariables()));
        return Command.of(ValueType.MESSAGE, MessageIntent.PUBLISH, message);
    }

    static Command broadcast(BroadcastSignalRequest request) {
        SignalRecord signal = new SignalRecord()
                .setSignalName(request.getSignalName())
                .setVariables(Documents.encode(request.getVariables()));
        return Command.of(ValueType.SIGNAL, SignalIntent.BROADCAST, signal);
    }

    static Command resolve(ResolveIncidentRequest request) {
        return new Command(ValueType.INCIDENT, IncidentIntent.RESOLVE, request.getIncidentKey(), new IncidentRecord());
    }
}
