package io.careflow.local;

import io.careflow.local.LocalFiles.KeptFile;
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

    static KeptSms parse(KeptFile file) {
        JsonNode message = JSON.readTree(file.content());
        return new KeptSms(
                file.id(),
                message.path("from").asString(null),
                message.path("to").asString(),
                message.path("body").asString());
    }
}
