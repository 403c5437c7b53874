package io.careflow.messaging.dispatch;

import java.time.Duration;

/**
 * What came of an attempt.
 *
 * @param detail the provider's id of an accepted message, otherwise a short code for the fault; no personal data
 * @param retryAfter how long the provider asks to be left alone; null where it does not say
 */
public record Outcome(Kind kind, String detail, Duration retryAfter) {

    /** What an outcome means for the message. */
    public enum Kind {
        /** The provider has taken it. */
        ACCEPTED,
        /** The provider will never take it. */
        REFUSED,
        /** The provider will never take anything for this address. */
        INVALID_ADDRESS,
        /** The provider was told by whoever has the address that they want nothing. */
        OPTED_OUT,
        /** The provider does not take this message now. */
        DEFERRED,
        /** The provider takes no message now, and has not taken this one. */
        UNAVAILABLE,
        /** The provider was given it and no answer came: it may have taken it. */
        UNCLEAR
    }

    public static Outcome accepted(String providerId) {
        return new Outcome(Kind.ACCEPTED, providerId, null);
    }

    public static Outcome refused(String code) {
        return new Outcome(Kind.REFUSED, code, null);
    }

    public static Outcome invalidAddress(String code) {
        return new Outcome(Kind.INVALID_ADDRESS, code, null);
    }

    public static Outcome optedOut(String code) {
        return new Outcome(Kind.OPTED_OUT, code, null);
    }

    public static Outcome deferred(String code) {
        return new Outcome(Kind.DEFERRED, code, null);
    }

    public static Outcome unavailable(String code) {
        return unavailable(code, null);
    }

    public static Outcome unavailable(String code, Duration retryAfter) {
        return new Outcome(Kind.UNAVAILABLE, code, retryAfter);
    }

    public static Outcome unclear(String code) {
        return new Outcome(Kind.UNCLEAR, code, null);
    }
}
