package io.careflow.messaging.sms;

import io.careflow.platform.StartFailure;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Twilio account that SMS are sent from.
 *
 * @param accountSid {@code AC...}
 * @param fromNumber in E.164; not needed with a messaging service
 * @param messagingServiceSid {@code MG...}; null for none
 * @param baseUrl where Twilio's API is instead of at Twilio; null for Twilio
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for an answer
 */
@ConfigurationProperties("careflow.twilio")
record TwilioSettings(
        String accountSid,
        String authToken,
        String fromNumber,
        String messagingServiceSid,
        URI baseUrl,
        @DefaultValue("PT5S") Duration connectTimeout,
        @DefaultValue("PT15S") Duration readTimeout) {

    TwilioSettings {
        required("account-sid", accountSid);
        required("auth-token", authToken);
        if (messagingServiceSid == null) {
            required("from-number", fromNumber);
        }
    }

    private static void required(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new StartFailure("The property careflow.twilio." + name + " is missing: SMS need it.");
        }
    }

    @Override
    public String toString() {
        return "Twilio account " + accountSid;
    }
}
