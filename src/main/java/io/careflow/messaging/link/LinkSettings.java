package io.careflow.messaging.link;

import io.careflow.platform.StartFailure;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Links in messages.
 *
 * @param unsubscribeFor how long a message's link to unsubscribe is good
 * @param preferencesFor how long a link to the preferences is good
 * @param requestsPerMinute how many requests without login one client may make, on average and at once
 */
@ConfigurationProperties("careflow.links")
record LinkSettings(
        @DefaultValue("P365D") Duration unsubscribeFor,
        @DefaultValue("P30D") Duration preferencesFor,
        @DefaultValue("120") int requestsPerMinute) {

    LinkSettings {
        if (requestsPerMinute < 1) {
            throw new StartFailure("The property careflow.links.requests-per-minute must be 1 or more.");
        }
    }
}
