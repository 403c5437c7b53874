package io.careflow.messaging.dispatch;

import io.careflow.messaging.MessagingSettings;
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
    private final MessagingSettings settings;

    Recording(Outcomes outcomes, Circuit circuit, MessageMetrics metrics, Clock clock, MessagingSettings settings) {
        this.outcomes = outcomes;
        this.circuit = circuit;
        this.metrics = metrics;
        this.clock = clock;
        this.settings = settings;
    }

    void record(ClaimedMessage message, Attempt attempt) {
        var due = learn(message, attempt.outcome());
        until(message, () -> write(message, attempt, due));
    }

    /** It is written down later that the provider has taken it; that it answers holds at once. */
    void accepted(ClaimedMessage message, Attempt attempt) {
        learn(message, attempt.outcome());
    }

    /** Writes down, with nobody else's, that the provider has taken it. */
    void write(Settled accepted) {
        until(accepted.message(), () -> outcomes.accepted(accepted.message(), accepted.attempt()));
    }

    /** It was claimed, and is not given to the provider now. */
    void returned(ClaimedMessage message) {
        until(message, () -> outcomes.returned(message));
    }

    private static void until(ClaimedMessage message, Runnable write) {
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

    private void write(ClaimedMessage message, Attempt attempt, Instant due) {
        if (attempt.outcome() == null) {
            outcomes.decided(message, attempt.decision());
            return;
        }
        switch (attempt.outcome().kind()) {
            case ACCEPTED -> outcomes.accepted(message, attempt);
            case REFUSED, INVALID_ADDRESS, OPTED_OUT -> outcomes.refused(message, attempt);
            case DEFERRED, UNAVAILABLE -> outcomes.postponed(message, attempt, due);
            case UNCLEAR -> outcomes.unclear(message, attempt);
        }
    }

    /**
     * What an outcome tells of the provider.
     *
     * @param outcome null where it was given nothing
     * @return when a message that it does not take now is due again; null for every other
     */
    private Instant learn(ClaimedMessage message, Outcome outcome) {
        if (outcome == null) {
            return null;
        }
        metrics.attempted(message.channel(), outcome.kind());
        return switch (outcome.kind()) {
            case UNAVAILABLE, UNCLEAR -> unavailable(message, outcome);
            case DEFERRED -> {
                answered(message);
                yield outcomes.nextAttempt(message, outcome);
            }
            default -> {
                answered(message);
                yield null;
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
        return circuit.unavailable(clock.instant(), outcome.detail(), settings.retryAfter(outcome.retryAfter()));
    }
}
