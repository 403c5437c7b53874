package io.careflow.local;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An SMS that the Twilio stand-in keeps.
 *
 * @param from the sender's number, null if a messaging service was to choose it
 * @param to the recipient's number, E.164
 */
record KeptSms(String id, String from, String to, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    static KeptSms parse(String id, byte[] content) {
        JsonNode message = JSON.readTree(content);
        return new KeptSms(
                id,
                message.path("from").asString(null),
                message.path("to").asString(),
                message.path("body").asString());
    }
}
