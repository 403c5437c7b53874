package io.careflow.engine.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request as an operation sees it.
 *
 * @param key the key in the path, -1 if the path has none
 * @param body the JSON object sent, an empty one if nothing was
 */
record Request(long key, JsonNode body) {}
