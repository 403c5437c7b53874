package io.careflow.platform;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** New identifiers: UUID version 7 (RFC 9562), so that they sort by the time of their making. */
@Component
public class Ids {

    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();
    private final Clock clock;

    Ids(Clock clock) {
        this.clock = clock;
    }

    /** A new identifier that nobody can guess. */
    public UUID next() {
        // Twelve bits count within a millisecond: ids of one process rise, also when they are made in the same instant.
        long tick = last.accumulateAndGet(clock.millis() << 12, (before, now) -> Math.max(before + 1, now));
        long high = ((tick >>> 12) << 16) | 0x7000 | (tick & 0x0FFF);
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
