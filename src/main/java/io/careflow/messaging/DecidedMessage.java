package io.careflow.messaging;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A message with what was decided about it.
 *
 * @param decisions the oldest first
 * @param settlement what a person did with it when it went no further; null for nothing
 */
public record DecidedMessage(@JsonUnwrapped Message message, List<MessageDecision> decisions, Settlement settlement) {

    /** Whether nobody but a person can bring it further. */
    @JsonIgnore
    public boolean isDeadLetter() {
        return settlement == null
                && (message.status() == MessageStatus.FAILED || message.status() == MessageStatus.UNKNOWN);
    }
}
