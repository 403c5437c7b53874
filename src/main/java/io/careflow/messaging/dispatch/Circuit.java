package io.careflow.messaging.dispatch;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a provider can be bothered. While it is out of reach nothing is given to it, but for one message now and then
 * to see whether it is back: those who wait lose no time and no attempts.
 */
final class Circuit {

    // Short: what waits here is mail to customers, and knocking costs little.
    private static final Backoff KNOCKING = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private int failures;
    private Instant closedUntil = Instant.MIN;
    private String fault;

    /**
     * How many messages may be given to the provider now.
     *
     * @param free how many could be
     * @param busy how many are under way
     */
    synchronized int allowed(Instant now, int free, int busy) {
        if (failures == 0) {
            return free;
        }
        return now.isBefore(closedUntil) || busy > 0 ? 0 : Math.min(free, 1);
    }

    /** Whether nothing may be given to the provider now, whatever was claimed for it. */
    synchronized boolean isOpen(Instant now) {
        return failures > 0 && now.isBefore(closedUntil);
    }

    /** The provider answered. */
    synchronized void answered() {
        failures = 0;
        fault = null;
    }

    /**
     * The provider takes nothing now.
     *
     * @param retryAfter how long it asks to be left alone; null where it does not say
     * @return when it will be tried again
     */
    synchronized Instant unavailable(Instant now, String code, Duration retryAfter) {
        // Those who were under way together count as one failure.
        if (failures == 0 || !now.isBefore(closedUntil)) {
            failures++;
            var wait = KNOCKING.after(failures);
            closedUntil = now.plus(wait);
        }
        if (retryAfter != null && now.plus(retryAfter).isAfter(closedUntil)) {
            closedUntil = now.plus(retryAfter);
        }
        fault = code;
        return closedUntil;
    }

    /** Why the provider is left alone; null when it is not. */
    synchronized String fault() {
        return fault;
    }
}
