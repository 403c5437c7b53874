package io.careflow.engine.embedded.command;

import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.intent.Intent;

/** The engine refused a command and says why. */
public class CommandRejectedException extends RuntimeException {

    private final RejectionType type;

    CommandRejectedException(Intent intent, RejectionType type, String reason) {
        super("Command '%s' rejected with code '%s': %s".formatted(intent, type, reason), null, false, false);
        this.type = type;
    }

    /** Kind of refusal, as a cluster classifies it. */
    public RejectionType type() {
        return type;
    }
}
