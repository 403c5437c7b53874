package io.careflow.engine;

import java.time.Instant;
import java.util.UUID;

/**
 * A message on its way to the engine.
 *
 * @param id also the engine's message id, by which it recognises a repetition
 * @param variables a JSON object
 * @param attempts how often it could not be delivered
 * @param createdAt when it was published
 * @param doubtfulSince since when it is waited for proof that the engine has had it long ago; null when it is not
 */
record ProcessMessage(
        UUID id,
        String name,
        String correlationKey,
        String variables,
        int attempts,
        Instant createdAt,
        Instant doubtfulSince) {

    /** The variable by which an instance knows the last message that reached it. */
    static final String ID_VARIABLE = "processMessageId";
}
