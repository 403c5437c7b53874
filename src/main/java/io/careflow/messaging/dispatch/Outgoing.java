package io.careflow.messaging.dispatch;

import io.careflow.messaging.template.Content;
import java.util.Locale;
import java.util.UUID;

/**
 * A message ready to be given to a provider. Only providers see it; it is never logged.
 *
 * @param id the ledger's
 * @param address as {@link Provider#address} gave it
 * @param name whose address it is
 * @param locale the language of the content
 */
public record Outgoing(UUID id, String address, String name, Locale locale, Content content) {

    @Override
    public String toString() {
        return "message " + id;
    }
}
