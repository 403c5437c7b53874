package io.careflow.local;

import java.util.Map;

/**
 * What Twilio answers.
 *
 * @param status HTTP status
 * @param body written as JSON
 * @see <a href="https://www.twilio.com/docs/usage/twilios-response">Twilio's responses</a>
 */
record TwilioAnswer(int status, Map<String, Object> body) {

    static TwilioAnswer error(int status, int code, String message) {
        return new TwilioAnswer(
                status,
                Map.of(
                        "code",
                        code,
                        "message",
                        message,
                        "more_info",
                        "https://www.twilio.com/docs/errors/" + code,
                        "status",
                        status));
    }

    static TwilioAnswer account(String sid) {
        return new TwilioAnswer(
                200, Map.of("sid", sid, "friendly_name", "careflow", "status", "active", "type", "Trial"));
    }
}
