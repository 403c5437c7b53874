package io.careflow.messaging.dispatch;

import io.careflow.customer.Direction;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.messaging.MessagingSettings;
import io.careflow.messaging.MessagingSettings.WhenUnknown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what came of an attempt, in one transaction each. */
@Component
class Outcomes {

    private static final Logger log = LoggerFactory.getLogger(Outcomes.class);
    private static final Backoff DEFERRED = new Backoff(Duration.ofSeconds(10), Duration.ofHours(1));

    private final Ledger ledger;
    private final DeliveryReports reports;
    private final AddressFaults addresses;
    private final Timeline timeline;
    private final Clock clock;
    private final MessagingSettings settings;

    Outcomes(
            Ledger ledger,
            DeliveryReports reports,
            AddressFaults addresses,
            Timeline timeline,
            Clock clock,
            MessagingSettings settings) {
        this.ledger = ledger;
        this.reports = reports;
        this.addresses = addresses;
        this.timeline = timeline;
        this.clock = clock;
        this.settings = settings;
    }

    /** The provider has taken it: that and what the customer was told are recorded together. */
    @Transactional
    public void accepted(ClaimedMessage message, String providerId, String text) {
        reports.lock(providerId);
        if (!ledger.accepted(message.id(), providerId)) {
            if (ledger.isKnownAs(message.id(), providerId)) {
                return;
            }
            log.warn(
                    "Message {} ({}, {}) was taken by the provider after its claim was given up: it may arrive twice",
                    message.id(),
                    message.channel(),
                    message.template());
            return;
        }
        timeline.record(NewInteraction.of(message.subject().customerId(), "message", "message." + message.template())
                .about(message.subject().complaintId())
                .over(message.channel().text(), Direction.OUTBOUND)
                .withText(text));
        reports.settle(message.id(), providerId);
    }

    /** It was definitely not taken: it waits for its next attempt, or has waited long enough. */
    @Transactional
    public void postponed(ClaimedMessage message, Outcome outcome, Instant due) {
        if (waitedLongEnough(message)) {
            log.warn("Message {} is given up after {}: {}", message.id(), settings.giveUpAfter(), outcome.detail());
            ledger.failed(message.id(), "gave-up:" + outcome.detail());
            return;
        }
        ledger.postponed(message.id(), outcome.detail(), due);
        reports.settle(message.id(), null);
    }

    /** When a message that the provider does not take now is due again. */
    Instant nextAttempt(ClaimedMessage message, Outcome outcome) {
        var wait = DEFERRED.after(message.attempt());
        return clock.instant()
                .plus(
                        outcome.retryAfter() == null || outcome.retryAfter().compareTo(wait) < 0
                                ? wait
                                : outcome.retryAfter());
    }

    /**
     * It will never be taken.
     *
     * @param address where it was to go; null when that was not known yet
     */
    @Transactional
    public void refused(ClaimedMessage message, Outcome outcome, String address) {
        switch (outcome.kind()) {
            case INVALID_ADDRESS ->
                addresses.invalid(message.subject().customerId(), message.channel(), address, outcome.detail());
            case OPTED_OUT -> addresses.optedOut(message.subject().customerId(), message.channel(), outcome.detail());
            default -> {}
        }
        log.warn("Message {} ({}) failed: {}", message.id(), message.channel(), outcome.detail());
        ledger.failed(message.id(), outcome.detail());
    }

    /** It must not be sent after all. */
    @Transactional
    public void suppressed(ClaimedMessage message, Outcome outcome) {
        ledger.suppressed(message.id(), outcome.detail());
    }

    /** No answer came, and nobody knows whether it was taken: what its template says is done. */
    @Transactional
    public void unclear(ClaimedMessage message, String reason) {
        unknown(message, reason, clock.instant().plus(DEFERRED.after(message.attempt())));
    }

    /** The process that held it ended without an answer: what its template says is done, at once. */
    @Transactional
    public void interrupted(ClaimedMessage message) {
        unknown(message, "interrupted", clock.instant());
    }

    private void unknown(ClaimedMessage message, String reason, Instant again) {
        if (!ledger.unknown(message.id(), reason, message.claimant())) {
            return;
        }
        reports.settle(message.id(), null);
        if (!ledger.isUnknown(message.id())) {
            return;
        }
        var resend = settings.whenUnknown(message.channel(), message.template()) == WhenUnknown.RESEND;
        if (resend && !waitedLongEnough(message)) {
            log.warn("Message {}: whether it was sent is unknown ({}); it is sent again", message.id(), reason);
            ledger.resend(message.id(), again);
        } else {
            log.warn("Message {}: whether it was sent is unknown ({}); a person must look", message.id(), reason);
        }
    }

    private boolean waitedLongEnough(ClaimedMessage message) {
        return clock.instant().isAfter(message.plannedAt().plus(settings.giveUpAfter()));
    }
}
