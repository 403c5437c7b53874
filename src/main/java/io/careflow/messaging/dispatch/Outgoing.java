package io.careflow.messaging.dispatch;

import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.document.Attachment;
import io.careflow.messaging.template.Content;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A message ready to be given to a provider. Only providers see it; it is never logged.
 *
 * @param id the ledger's
 * @param subject whom and what it is about
 * @param plannedAt when it was first meant to be sent
 * @param address as {@link Provider#address} gave it
 * @param name whose address it is
 * @param locale the language of the content
 * @param thread Message-IDs of the mails about the same complaint before it, the oldest first; empty for none
 * @param attachments what goes with it
 */
public record Outgoing(
        UUID id,
        MessageSubject subject,
        Purpose purpose,
        Instant plannedAt,
        String address,
        String name,
        Locale locale,
        Content content,
        List<String> thread,
        List<Attachment> attachments) {

    @Override
    public String toString() {
        return "message " + id;
    }
}
