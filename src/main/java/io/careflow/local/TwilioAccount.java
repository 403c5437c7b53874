package io.careflow.local;

import java.util.Map;
import org.springframework.core.env.Environment;

/**
 * The account of the Twilio stand-in.
 *
 * @param fromNumber the sender: Twilio's own number for trying things out
 */
record TwilioAccount(String sid, String authToken, String fromNumber) {

    static TwilioAccount from(Environment environment) {
        return new TwilioAccount(
                "AC" + "0".repeat(31) + "1",
                "local-stand-in",
                environment.getProperty("careflow.twilio.from-number", "+15005550006"));
    }

    Map<String, Object> properties() {
        return Map.of(
                "careflow.twilio.account-sid", sid,
                "careflow.twilio.auth-token", authToken,
                "careflow.twilio.from-number", fromNumber);
    }
}
