package io.careflow.messaging.dispatch;

import io.careflow.messaging.dispatch.Delivery.Attempt;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets the outcome of an attempt written down, however long the database is away: ledger and mailbox must agree. */
final class Recording {

    private static final Logger log = LoggerFactory.getLogger(Recording.class);
    private static final long PAUSE_SECONDS = 1;

    private final Outcomes outcomes;
    private final Circuit circuit;
    private final MessageMetrics metrics;
    private final Clock clock;

    Recording(Outcomes outcomes, Circuit circuit, MessageMetrics metrics, Clock clock) {
        this.outcomes = outcomes;
        this.circuit = circuit;
        this.metrics = metrics;
        this.clock = clock;
    }

    void record(ClaimedMessage message, Attempt attempt) {
        Runnable write = attempt.outcome() == null
                ? () -> outcomes.decided(message, attempt.decision())
                : writing(message, attempt);
        while (true) {
            try {
                write.run();
                return;
            } catch (RuntimeException e) {
                log.warn(
                        "What became of message {} cannot be written down yet: {}",
                        message.id(),
                        e.getClass().getName());
            }
            try {
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
            } catch (InterruptedException e) {
                log.warn("Message {} stays claimed and will count as unknown", message.id());
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Runnable writing(ClaimedMessage message, Attempt attempt) {
        var outcome = attempt.outcome();
        metrics.attempted(message.channel(), outcome.kind());
        return switch (outcome.kind()) {
            case ACCEPTED -> {
                answered(message);
                yield () -> outcomes.accepted(message, attempt);
            }
            case REFUSED, INVALID_ADDRESS, OPTED_OUT -> {
                answered(message);
                yield () -> outcomes.refused(message, attempt);
            }
            case DEFERRED -> {
                answered(message);
                var due = outcomes.nextAttempt(message, outcome);
                yield () -> outcomes.postponed(message, attempt, due);
            }
            case UNAVAILABLE -> {
                var due = unavailable(message, outcome);
                yield () -> outcomes.postponed(message, attempt, due);
            }
            case UNCLEAR -> {
                unavailable(message, outcome);
                yield () -> outcomes.unclear(message, attempt);
            }
        };
    }

    private void answered(ClaimedMessage message) {
        if (circuit.fault() != null) {
            log.info("Messages on {} leave again", message.channel());
        }
        circuit.answered();
    }

    private Instant unavailable(ClaimedMessage message, Outcome outcome) {
        if (circuit.fault() == null) {
            log.warn("Messages on {} wait for the provider: {}", message.channel(), outcome.detail());
        }
        return circuit.unavailable(clock.instant(), outcome.detail(), outcome.retryAfter());
    }
}
