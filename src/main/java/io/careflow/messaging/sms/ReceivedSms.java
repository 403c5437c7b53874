package io.careflow.messaging.sms;

import java.util.Locale;
import java.util.Map;

/**
 * An SMS that somebody sent us.
 *
 * @param sid Twilio's id of it
 * @param from the sender's number in E.164
 * @param kind what Twilio takes it for
 */
record ReceivedSms(String sid, String from, Kind kind, String text) {

    /** What an SMS is, by Twilio's {@code OptOutType}. */
    enum Kind {
        STOP,
        START,
        HELP,
        /** Words for a person. */
        TEXT
    }

    /** Where Twilio says nothing, because its advanced opt-out is not in use, these words alone mean no other thing. */
    private static final Map<String, Kind> UNMISTAKABLE = Map.of(
            "STOP", Kind.STOP,
            "STOPALL", Kind.STOP,
            "UNSUBSCRIBE", Kind.STOP,
            "TD", Kind.STOP,
            "退订", Kind.STOP,
            "START", Kind.START,
            "UNSTOP", Kind.START,
            "HELP", Kind.HELP);

    /** @param optOutType as Twilio says it; null when it does not */
    static ReceivedSms of(String sid, String from, String optOutType, String text) {
        // What PostgreSQL cannot keep is no text either.
        var words = text.replace("\0", "").strip();
        var said = (optOutType == null ? words : optOutType).toUpperCase(Locale.ROOT);
        return new ReceivedSms(sid, from, UNMISTAKABLE.getOrDefault(said, Kind.TEXT), words);
    }

    /** Keeps number and words out of logs. */
    @Override
    public String toString() {
        return "ReceivedSms[" + sid + ", " + kind + "]";
    }
}
