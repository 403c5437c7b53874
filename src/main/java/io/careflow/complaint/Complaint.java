package io.careflow.complaint;

import io.careflow.customer.UpdateRefused;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A complaint and the rules of its life. Times are instants; statuses only change the ways that the methods allow,
 * and repeating a step changes nothing.
 */
@Table("complaint")
class Complaint {

    @Id
    UUID id;

    @Version
    Integer version;

    String reference;
    UUID customerId;
    ComplaintChannel channel;
    String subject;
    String description;
    String category;
    Instant occurredAt;
    Instant receivedAt;
    String externalId;
    String idempotencyKey;
    String requestDigest;
    ComplaintStatus status;
    String tier;
    String severity;
    String candidateGroup;
    Instant firstResponseDueAt;
    Instant firstRespondedAt;
    Instant resolutionDueAt;
    Instant resolvedAt;
    Instant closedAt;
    boolean awaitingAnswer;
    Boolean satisfied;
    String outcome;
    String cause;
    BigDecimal compensation;
    int reopenings;
    int questions;

    /** Takes over what classification and service level found; the deadlines may be null where none applies. */
    void open(Targets targets) {
        if (status == ComplaintStatus.RECEIVED) {
            status = ComplaintStatus.OPEN;
        }
        category = targets.category();
        severity = targets.severity();
        tier = targets.tier();
        candidateGroup = targets.group();
        firstResponseDueAt = targets.firstResponseDueAt();
        resolutionDueAt = targets.resolutionDueAt();
    }

    /**
     * A person has answered the customer; the first time is what the first-response clock stops at.
     *
     * @return false when the customer has taken the complaint back meanwhile
     */
    boolean respond(Instant now) {
        if (isOver()) {
            return false;
        }
        if (firstRespondedAt == null) {
            firstRespondedAt = now;
        }
        if (status == ComplaintStatus.RECEIVED || status == ComplaintStatus.OPEN) {
            status = ComplaintStatus.IN_PROGRESS;
        }
        return true;
    }

    /**
     * The customer is asked something that the resolution depends on.
     *
     * @return false when the customer has taken the complaint back meanwhile
     */
    boolean ask() {
        if (isOver()) {
            return false;
        }
        status = ComplaintStatus.WAITING;
        questions++;
        return true;
    }

    /** Which question is open: an answer to an earlier one must not count for it. */
    String questionKey() {
        return id + ":" + questions;
    }

    /**
     * The customer answered, or kept silent for as long as was agreed.
     *
     * @return false when nothing was asked
     */
    boolean goOn() {
        if (status != ComplaintStatus.WAITING) {
            return false;
        }
        status = ComplaintStatus.IN_PROGRESS;
        return true;
    }

    /**
     * A resolution is proposed; from now on the customer's answer is waited for.
     *
     * @return false when the customer has taken the complaint back meanwhile
     */
    boolean resolve(Instant now, BigDecimal paid, String foundCause) {
        if (isOver()) {
            return false;
        }
        status = ComplaintStatus.RESOLVED;
        resolvedAt = now;
        awaitingAnswer = true;
        satisfied = null;
        compensation = paid;
        cause = foundCause;
        return true;
    }

    /**
     * Takes the customer's answer to the resolution.
     *
     * @return false when no answer is waited for, so that what was said is information for whoever works on it
     */
    boolean answer(boolean accepted) {
        if (!awaitingAnswer) {
            return false;
        }
        awaitingAnswer = false;
        satisfied = accepted;
        return true;
    }

    /**
     * The customer kept silent for as long as was agreed.
     *
     * @return whether the resolution counts as accepted: not when a refusal came in at the last moment
     */
    boolean endSilence() {
        awaitingAnswer = false;
        return !Boolean.FALSE.equals(satisfied);
    }

    /**
     * Goes back to work.
     *
     * @return false when the customer has taken the complaint back meanwhile
     */
    boolean reopen() {
        if (isOver()) {
            return false;
        }
        status = ComplaintStatus.REOPENED;
        awaitingAnswer = false;
        reopenings++;
        return true;
    }

    void close(Instant now, String how) {
        if (status.isFinal()) {
            return;
        }
        status = ComplaintStatus.CLOSED;
        awaitingAnswer = false;
        closedAt = now;
        outcome = how;
    }

    void withdraw(Instant now) {
        if (status == ComplaintStatus.CLOSED) {
            throw UpdateRefused.field("complaint", "status", "cannot become withdrawn once it is closed");
        }
        if (status != ComplaintStatus.WITHDRAWN) {
            status = ComplaintStatus.WITHDRAWN;
            awaitingAnswer = false;
            closedAt = now;
            outcome = "withdrawn";
        }
    }

    /** A withdrawal may overtake a step that the process has already begun: that step then changes nothing. */
    private boolean isOver() {
        if (status == ComplaintStatus.CLOSED) {
            throw UpdateRefused.field("complaint", "status", "cannot change once it is closed");
        }
        return status == ComplaintStatus.WITHDRAWN;
    }

    /** What classification and service level say; instants may be null. */
    record Targets(
            String category,
            String severity,
            String tier,
            String group,
            Instant firstResponseDueAt,
            Instant resolutionDueAt) {}
}
