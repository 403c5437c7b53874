package io.careflow.messaging.dispatch;

import io.careflow.customer.Direction;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.messaging.MessageDecision;
import io.careflow.messaging.MessageDecision.Verdict;
import io.careflow.messaging.MessagingSettings;
import io.careflow.messaging.MessagingSettings.WhenUnknown;
import io.careflow.messaging.dispatch.Delivery.Attempt;
import io.careflow.messaging.link.Links;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
    public void accepted(ClaimedMessage message, Attempt attempt) {
        var providerId = attempt.outcome().detail();
        reports.lock(providerId);
        if (!ledger.accepted(message.id(), providerId, attempt.decision())) {
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
        timeline.record(told(message, attempt));
        reports.settle(message.id(), providerId);
    }

    /**
     * Like {@link #accepted(ClaimedMessage, Attempt)}, of many at once, in the caller's transaction.
     *
     * @return those that are written down; the others are to be written down one by one
     */
    Set<UUID> accepted(List<Settled> all) {
        reports.lock(all.stream().map(Settled::providerId).toList());
        var news = ledger.accepted(all);
        timeline.recordAll(all.stream()
                .filter(one -> news.contains(one.message().id()))
                .map(one -> told(one.message(), one.attempt()))
                .toList());
        reports.settle(
                all.stream().filter(one -> news.contains(one.message().id())).toList());
        return news;
    }

    /** It was claimed, and not given to the provider: it waits as before. */
    void returned(ClaimedMessage message) {
        ledger.returned(message.id());
    }

    private static NewInteraction told(ClaimedMessage message, Attempt attempt) {
        return NewInteraction.of(message.subject().customerId(), "message", "message." + message.template())
                .about(message.subject().complaintId())
                .over(message.channel().text(), Direction.OUTBOUND)
                .withText(Links.withoutTokens(attempt.text()));
    }

    /** It was definitely not taken: it waits for its next attempt, or has waited long enough. */
    @Transactional
    public void postponed(ClaimedMessage message, Attempt attempt, Instant due) {
        var outcome = attempt.outcome();
        if (waitedLongEnough(message)) {
            log.warn("Message {} is given up after {}: {}", message.id(), settings.giveUpAfter(), outcome.detail());
            ledger.failed(message.id(), "gave-up:" + outcome.detail(), attempt.decision());
            return;
        }
        ledger.postponed(message.id(), outcome.detail(), due, attempt.decision());
        reports.settle(message.id(), null);
    }

    /** When a message that the provider does not take now is due again. */
    Instant nextAttempt(ClaimedMessage message, Outcome outcome) {
        var wait = DEFERRED.after(message.attempt());
        var asked = settings.retryAfter(outcome.retryAfter());
        return clock.instant().plus(asked == null || asked.compareTo(wait) < 0 ? wait : asked);
    }

    /** It will never be taken. */
    @Transactional
    public void refused(ClaimedMessage message, Attempt attempt) {
        var outcome = attempt.outcome();
        var customer = message.subject().customerId();
        switch (outcome.kind()) {
            case INVALID_ADDRESS -> addresses.invalid(customer, message.channel(), attempt.address(), outcome.detail());
            case OPTED_OUT -> addresses.optedOut(customer, message.channel(), outcome.detail());
            default -> {}
        }
        log.warn("Message {} ({}) failed: {}", message.id(), message.channel(), outcome.detail());
        ledger.failed(message.id(), outcome.detail(), attempt.decision());
    }

    /** It is not sent, or not yet. */
    @Transactional
    public void decided(ClaimedMessage message, MessageDecision decision) {
        if (decision.verdict() == Verdict.DEFER) {
            ledger.deferred(message.id(), decision);
        } else {
            ledger.suppressed(message.id(), decision);
        }
    }

    /** No answer came, and nobody knows whether it was taken: what its template says is done. */
    @Transactional
    public void unclear(ClaimedMessage message, Attempt attempt) {
        unknown(
                message,
                attempt.outcome().detail(),
                attempt.decision(),
                clock.instant().plus(DEFERRED.after(message.attempt())));
    }

    /** The process that held it ended without an answer: what its template says is done, at once. */
    @Transactional
    public void interrupted(ClaimedMessage message) {
        unknown(message, "interrupted", null, clock.instant());
    }

    private void unknown(ClaimedMessage message, String reason, MessageDecision decision, Instant again) {
        if (!ledger.unknown(message.id(), reason, message.claimant(), decision)) {
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
        return clock.instant().isAfter(message.dueAt().plus(settings.giveUpAfter()));
    }
}
