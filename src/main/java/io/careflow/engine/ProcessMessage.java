package io.careflow.engine;

import java.util.UUID;

/**
 * A message on its way to the engine.
 *
 * @param id also the engine's message id, by which it recognises a repetition
 * @param variables a JSON object
 * @param attempts how often the engine refused it
 */
record ProcessMessage(UUID id, String name, String correlationKey, String variables, int attempts) {

    /** The variable by which an instance knows the last message that reached it. */
    static final String ID_VARIABLE = "processMessageId";
}
