package io.careflow.messaging;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A message with what was decided about it.
 *
 * @param decisions the oldest first
 */
public record DecidedMessage(@JsonUnwrapped Message message, List<MessageDecision> decisions) {}
