package io.careflow.engine.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What goes back.
 *
 * @param body null for none
 */
record Reply(int status, JsonNode body) {

    static final Reply NO_CONTENT = new Reply(204, null);

    static Reply ok(JsonNode body) {
        return new Reply(200, body);
    }
}
