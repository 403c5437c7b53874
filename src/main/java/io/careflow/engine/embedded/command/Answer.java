package io.careflow.engine.embedded.command;

import io.camunda.zeebe.msgpack.UnpackedObject;
import io.camunda.zeebe.protocol.record.intent.Intent;
import org.agrona.DirectBuffer;

/**
 * What the engine made of a command.
 *
 * @param key key of what was made or changed
 * @param value the resulting record, encoded
 */
public record Answer(long key, Intent intent, DirectBuffer value) {

    /** Decodes the record into the given empty one. */
    public <T extends UnpackedObject> T into(T record) {
        record.wrap(value);
        return record;
    }
}
