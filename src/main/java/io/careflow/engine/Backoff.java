package io.careflow.engine;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waiting times that double, each shortened by up to a fifth at random, so that what failed together does not come back
 * together.
 *
 * @param first after the first failure
 * @param longest never longer than this
 */
record Backoff(Duration first, Duration longest) {

    private static final double JITTER = 0.2;

    /** @param failures how often it has failed, from 1 */
    Duration after(int failures) {
        var doublings = Math.clamp(failures - 1L, 0, 30);
        var millis = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(
                (long) (millis * (1 - JITTER * ThreadLocalRandom.current().nextDouble())));
    }
}
