package io.careflow.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows what waits for the engine: two gauges, and a warning a minute while something waits too long. */
@Component
class OutboxWatch {

    private static final Duration TOO_LONG = Duration.ofSeconds(30);
    private static final int LOOKS_PER_WARNING = 12;

    private static final Logger log = LoggerFactory.getLogger(OutboxWatch.class);

    private final Outbox outbox;

    private volatile Outbox.Backlog backlog = new Outbox.Backlog(0, Duration.ZERO);
    private int late;

    OutboxWatch(Outbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        Gauge.builder("careflow.outbox.waiting", () -> backlog.waiting())
                .description("Messages that the engine has not confirmed")
                .register(meters);
        Gauge.builder("careflow.outbox.age", () -> backlog.age().toMillis() / 1000.0)
                .description("Age of the oldest message that the engine has not confirmed")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(fixedDelay = 5000)
    void look() {
        backlog = outbox.backlog();
        if (backlog.age().compareTo(TOO_LONG) < 0) {
            late = 0;
        } else if (late++ % LOOKS_PER_WARNING == 0) {
            log.warn("{} process messages wait for the engine, the oldest for {}", backlog.waiting(), backlog.age());
        }
    }
}
