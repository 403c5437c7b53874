package io.careflow.messaging;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a message is not sent, or not yet. */
public enum DecisionReason {
    /** The customer was erased on request. */
    ERASED,
    /** It was meant for a record that was merged into another, and the customer did not ask for it. */
    CUSTOMER_MERGED,
    /** The customer has no address on this channel. */
    NO_ADDRESS,
    /** They have one, and messages do not arrive there. */
    INVALID_ADDRESS,
    /** They do not want messages for this purpose by this channel. */
    OPTED_OUT,
    /** It needs their consent, and they have not given it. */
    NO_CONSENT,
    /** A complaint of theirs is open. */
    OPEN_COMPLAINT,
    /** Somebody talks them out of leaving just now. */
    OPEN_RESCUE,
    /** They got as many for this purpose as they should. */
    FREQUENCY_CAP,
    /** It is night where they are. */
    QUIET_HOURS,
    /** A newer one took its place. */
    SUPERSEDED,
    /** It could only leave when it is not worth sending any more. */
    STALE;

    /** Its name in the ledger and the API: {@code quiet-hours}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return code();
    }
}
