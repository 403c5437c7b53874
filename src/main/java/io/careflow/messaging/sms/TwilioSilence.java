package io.careflow.messaging.sms;

/** Twilio did not answer. */
class TwilioSilence extends RuntimeException {

    private final boolean asked;

    /** @param asked whether the request may have reached Twilio */
    TwilioSilence(boolean asked, Exception cause) {
        super(cause.getClass().getName(), cause);
        this.asked = asked;
    }

    boolean asked() {
        return asked;
    }
}
