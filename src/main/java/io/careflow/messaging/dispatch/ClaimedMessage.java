package io.careflow.messaging.dispatch;

import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageSubject;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A message that this process alone may give to the provider.
 *
 * @param claimant the process that holds it
 * @param attempt which attempt this is, from 1
 * @param said what its template may say besides what the records offer; as the row keeps it
 * @param askedAt when it was asked for
 * @param dueAt from when on it could leave: as asked, or as it was last put off
 * @param bringsDocuments whether stored documents go with it
 */
record ClaimedMessage(
        UUID id,
        Channel channel,
        String template,
        Purpose purpose,
        MessageSubject subject,
        Locale locale,
        String claimant,
        int attempt,
        byte[] said,
        Instant askedAt,
        Instant dueAt,
        boolean bringsDocuments) {}
