package io.careflow.engine.embedded.command;

import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableDocumentRecord;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Variables as JSON outside and as MessagePack inside. */
public final class Documents {

    private static final DirectBuffer EMPTY = new VariableDocumentRecord().getVariablesBuffer();

    private Documents() {}

    /**
     * Encodes a JSON object; an empty string is an empty object.
     *
     * @throws IllegalArgumentException when it is no JSON object
     */
    public static DirectBuffer encode(String json) {
        if (json.isEmpty()) {
            return EMPTY;
        }
        try {
            return new UnsafeBuffer(MsgPackConverter.convertToMsgPack(json));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("Variables are no valid JSON object: " + e.getMessage(), e);
        }
    }

    /** Decodes to JSON. */
    public static String decode(DirectBuffer document) {
        return MsgPackConverter.convertToJson(document);
    }
}
