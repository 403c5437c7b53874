package io.careflow.messaging.policy;

import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageSubject;
import java.time.Instant;
import java.util.UUID;

/**
 * A message that is decided about.
 *
 * @param askedAt when somebody asked for it
 * @param reachable whether the channel has an address that messages can go to
 */
public record IntendedMessage(
        UUID id,
        Channel channel,
        String template,
        Purpose purpose,
        MessageSubject subject,
        Instant askedAt,
        boolean reachable) {}
