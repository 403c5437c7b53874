package io.careflow.messaging.dispatch;

import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageSubject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A message that somebody wants sent.
 *
 * @param key the same for the same message, however often it is asked for
 * @param documents stored documents that a mail brings; empty for none, and for an SMS
 * @param said what its template may say besides what the records offer: texts, numbers and booleans by name
 */
public record NewMessage(
        String key,
        Channel channel,
        String template,
        Purpose purpose,
        MessageSubject subject,
        List<UUID> documents,
        Map<String, Object> said) {

    public NewMessage {
        documents = documents == null ? List.of() : List.copyOf(documents);
        said = said == null ? Map.of() : Map.copyOf(said);
    }

    /** One that brings no documents, and says nothing but what the records offer. */
    public NewMessage(String key, Channel channel, String template, Purpose purpose, MessageSubject subject) {
        this(key, channel, template, purpose, subject, List.of(), Map.of());
    }
}
