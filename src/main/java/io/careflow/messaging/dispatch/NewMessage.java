package io.careflow.messaging.dispatch;

import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageSubject;
import java.util.List;
import java.util.UUID;

/**
 * A message that somebody wants sent.
 *
 * @param key the same for the same message, however often it is asked for
 * @param documents stored documents that a mail brings; empty for none, and for an SMS
 */
public record NewMessage(
        String key, Channel channel, String template, Purpose purpose, MessageSubject subject, List<UUID> documents) {

    public NewMessage {
        documents = documents == null ? List.of() : List.copyOf(documents);
    }

    /** One that brings no documents. */
    public NewMessage(String key, Channel channel, String template, Purpose purpose, MessageSubject subject) {
        this(key, channel, template, purpose, subject, List.of());
    }
}
