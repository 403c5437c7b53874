package io.careflow.messaging.dispatch;

import io.careflow.messaging.dispatch.Delivery.Attempt;

/** A message that the provider has taken, which is not written down yet. */
record Settled(ClaimedMessage message, Attempt attempt) {

    String providerId() {
        return attempt.outcome().detail();
    }
}
