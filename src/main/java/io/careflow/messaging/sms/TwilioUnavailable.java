package io.careflow.messaging.sms;

import java.time.Duration;

/** Twilio takes no requests now. */
class TwilioUnavailable extends RuntimeException {

    private final int status;
    private final Duration retryAfter;

    /** @param retryAfter how long it asks to be left alone; null where Twilio does not say */
    TwilioUnavailable(int status, Duration retryAfter) {
        super("HTTP " + status);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
