package io.careflow.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a contact can be used. */
public enum Validity {
    /** Messages may go there, and the customer is recognised by it. */
    USABLE,
    /** Somebody who was recognised by something else gave it: it is not used before a person makes it usable. */
    UNCONFIRMED,
    /** It could not be standardised: kept as given, for a person to mend. */
    MALFORMED,
    /** Messages do not arrive there; the customer is still recognised by it. */
    INVALID;

    /** As it is stored and shown: {@code usable}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such validity */
    public static Validity of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
