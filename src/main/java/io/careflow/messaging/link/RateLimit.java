package io.careflow.messaging.link;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often each client may come: so many times a minute on average, and as many at once after a minute's rest. Knows the
 * clients that came last, so that its memory has a limit.
 */
final class RateLimit {

    private static final int MOST_CLIENTS = 10_000;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final long interval;
    private final LongSupplier nanos;
    /** Until when the requests of each client take, were they spread evenly. */
    private final Map<String, Long> busyUntil = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    RateLimit(int perMinute, LongSupplier nanos) {
        this.interval = MINUTE / perMinute;
        this.nanos = nanos;
    }

    /** How long the client has to wait; zero when it may come now, which counts. */
    synchronized Duration wait(String client) {
        var now = nanos.getAsLong();
        var known = busyUntil.get(client);
        var until = (known == null || known - now < 0 ? now : known) + interval;
        var tooEarly = until - now - MINUTE;
        if (tooEarly > 0) {
            return Duration.ofNanos(tooEarly);
        }
        busyUntil.put(client, until);
        return Duration.ZERO;
    }
}
