package io.careflow.messaging.dispatch;

import java.util.Locale;
import java.util.UUID;

/**
 * What a provider tells of a message it was given.
 *
 * @param messageId the ledger's; null where the provider does not know it
 * @param providerId the provider's own id of the message
 * @param address where it was sent to; null where the provider does not tell
 * @param detail a short code for the fault; null where there is none; no personal data
 */
public record DeliveryReport(UUID messageId, String providerId, State state, String address, String detail) {

    /** How far it is. */
    public enum State {
        /** The provider has it. */
        TAKEN,
        /** It did not arrive. */
        FAILED,
        /** It did not arrive, and nothing ever will at this address. */
        INVALID_ADDRESS,
        /** It was not sent, because whoever has the address does not want it. */
        OPTED_OUT,
        /** It arrived. */
        DELIVERED;

        boolean hasFailed() {
            return this != TAKEN && this != DELIVERED;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    @Override
    public String toString() {
        return "report " + state + " of message " + messageId;
    }
}
