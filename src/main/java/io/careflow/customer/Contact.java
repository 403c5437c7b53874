package io.careflow.customer;

import java.time.Instant;
import java.util.UUID;

/**
 * One way in which a customer is reached.
 *
 * @param id never null
 * @param kind never null
 * @param value standardised where that was possible (a phone in E.164), else as given
 * @param given as it was given
 * @param label what it is to the customer, as {@code work}; null for nothing
 * @param preferred whether it is the first choice among those of its kind
 * @param validity whether it can be used
 * @param reason why it has that validity, as a code: {@code bounced}; null where that needs no words
 * @param validitySince since when it has that validity
 */
public record Contact(
        UUID id,
        ContactKind kind,
        String value,
        String given,
        String label,
        boolean preferred,
        Validity validity,
        String reason,
        Instant validitySince) {

    /** Whether messages may go there. */
    public boolean isUsable() {
        return validity == Validity.USABLE;
    }

    /** Whether the customer is recognised by it: nobody else gave it for them, and it is an address at all. */
    public boolean recognises() {
        return validity == Validity.USABLE || validity == Validity.INVALID;
    }

    /** The form in which contacts of a kind are equal. */
    public String compared() {
        return ContactStandard.compared(this);
    }

    /** Keeps the address itself out of logs. */
    @Override
    public String toString() {
        return "Contact[" + id + ", " + kind + ", " + validity + "]";
    }
}
