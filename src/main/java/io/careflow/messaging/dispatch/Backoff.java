package io.careflow.messaging.dispatch;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waiting times that double, up to a limit, and are spread so that those who failed together do not return together.
 *
 * @param first about how long to wait after the first failure
 * @param longest about how long to wait at most
 */
record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    /** @param failures how many there were in a row, from 1 */
    Duration after(int failures) {
        var millis =
                Math.min(longest.toMillis(), first.toMillis() << Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS));
        return Duration.ofMillis((long) (millis * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }
}
