package io.careflow.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * An SMS from somebody whom nobody knows by their number.
 *
 * @param from the number in E.164
 */
public record UnknownSenderSms(UUID id, Instant receivedAt, String from, String text) {

    /** Keeps number and words out of logs. */
    @Override
    public String toString() {
        return "UnknownSenderSms[" + id + "]";
    }
}
