package io.careflow.engine.embedded.rest;

import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.careflow.engine.embedded.command.Command;
import io.careflow.engine.embedded.command.Commands;
import java.util.List;

/** Trying again what an incident stopped. */
final class IncidentRoutes {

    private final Commands commands;

    IncidentRoutes(Commands commands) {
        this.commands = commands;
    }

    List<Route> routes() {
        return List.of(Route.of("POST", "/v2/incidents/{key}/resolution", this::resolve));
    }

    private Reply resolve(Request request) throws Exception {
        commands.send(new Command(ValueType.INCIDENT, IncidentIntent.RESOLVE, request.key(), new IncidentRecord()))
                .get();
        return Reply.NO_CONTENT;
    }
}
