package io.careflow.complaint;

import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.Customer;
import io.careflow.customer.CustomerComplained;
import io.careflow.customer.CustomerVisibility;
import io.careflow.customer.Customers;
import io.careflow.customer.Direction;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.StandingAffected;
import io.careflow.customer.Timeline;
import io.careflow.engine.ProcessMessages;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.Ids;
import io.careflow.platform.ProblemException;
import io.careflow.servicelevel.Clocks;
import io.careflow.servicelevel.Metric;
import jakarta.validation.ConstraintViolationException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people and other systems do to complaints. Each change and the message that moves the process are one
 * transaction, so that whoever was told "done" can rely on the process hearing of it.
 */
@Service
public class Complaints {

    static final String RECEIVED = "complaint-received";
    static final String CUSTOMER_REPLY = "complaint-customer-reply";
    static final String CUSTOMER_ANSWER = "complaint-customer-answer";
    static final String INFORMATION_ADDED = "complaint-information-added";
    static final String WITHDRAWN = "complaint-withdrawn";

    private final ComplaintRepository complaints;
    private final Customers customers;
    private final CustomerVisibility visibility;
    private final Timeline timeline;
    private final ProcessMessages process;
    private final Clocks clocks;
    private final Ids ids;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Complaints(
            ComplaintRepository complaints,
            Customers customers,
            CustomerVisibility visibility,
            Timeline timeline,
            ProcessMessages process,
            Clocks clocks,
            Ids ids,
            Clock clock,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.complaints = complaints;
        this.customers = customers;
        this.visibility = visibility;
        this.timeline = timeline;
        this.process = process;
        this.clocks = clocks;
        this.ids = ids;
        this.clock = clock;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Accepts a complaint and sees to it that its process starts, now or as soon as the engine can be reached.
     *
     * @param idempotencyKey the sender's key for this request; null where it gave none
     * @return the complaint: a new one, or the one that the same key or external id made before
     * @throws ProblemException 422 for an unknown customer, or for a key that was used for another request
     */
    @Transactional
    public Accepted receive(NewComplaint complaint, String idempotencyKey) {
        var digest = RequestDigest.of(complaint);
        var earlier = earlier(complaint, idempotencyKey, digest);
        if (earlier.isPresent()) {
            return new Accepted(earlier.get().id, false);
        }
        var customer = customerOf(complaint);
        var row = row(complaint, customer, idempotencyKey, digest);
        if (!insert(row)) {
            return new Accepted(earlier(complaint, idempotencyKey, digest).orElseThrow().id, false);
        }
        timeline.record(NewInteraction.of(customer.id(), "complaint", "complaint.received")
                .about(row.id)
                .over(row.channel.code(), Direction.INBOUND)
                .withText(row.description));
        process.publish(RECEIVED, row.id.toString(), facts(row, customer));
        events.publishEvent(new CustomerComplained(customer.id(), row.id));
        return new Accepted(row.id, true);
    }

    /**
     * Takes what a customer says about their complaint: the answer to a resolution or to a question, or further
     * information.
     *
     * @param channel by which they said it; null where that is not known
     * @param satisfied whether the resolution is accepted; null counts as not, since a person has to read it
     * @throws ProblemException 404, or 409 when the complaint is over
     */
    @Transactional
    public void reply(UUID id, String channel, String text, Boolean satisfied) {
        var complaint = unfinished(id);
        timeline.record(said(complaint, "customer-reply")
                .over(channel, Direction.INBOUND)
                .withText(text));
        if (complaint.answer(Boolean.TRUE.equals(satisfied))) {
            complaints.save(complaint);
            judge(complaint, satisfied);
            var answer = Map.<String, Object>of(
                    "satisfied",
                    Boolean.TRUE.equals(satisfied),
                    "repliedAt",
                    clock.instant().toString());
            process.publish(CUSTOMER_REPLY, id.toString(), answer);
        } else if (complaint.goOn()) {
            clocks.resume(ComplaintRecord.TYPE, id, Metric.RESOLUTION)
                    .ifPresent(due -> complaint.resolutionDueAt = due);
            complaints.save(complaint);
            process.publish(CUSTOMER_ANSWER, complaint.questionKey(), Map.of());
        } else {
            var saidAt = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
            process.publish(INFORMATION_ADDED, id.toString(), Map.of("saidAt", saidAt));
        }
    }

    /**
     * Takes a complaint back on the customer's wish; doing so twice is fine.
     *
     * @throws ProblemException 404, or 409 when it is closed
     */
    @Transactional
    public void withdraw(UUID id) {
        var complaint = locked(id);
        if (complaint.status == ComplaintStatus.WITHDRAWN) {
            return;
        }
        if (complaint.status == ComplaintStatus.CLOSED) {
            throw ProblemException.conflict("The complaint is closed.");
        }
        complaint.withdraw(clock.instant());
        complaints.save(complaint);
        clocks.cancel(ComplaintRecord.TYPE, id);
        timeline.record(said(complaint, "withdrawn"));
        events.publishEvent(StandingAffected.of(complaint.customerId));
        process.publish(WITHDRAWN, id.toString(), Map.of());
    }

    /** Whether customers accept what was done for them is told of them over time; a reopened complaint is judged again. */
    private void judge(Complaint complaint, Boolean satisfied) {
        if (satisfied != null) {
            timeline.record(NewInteraction.of(
                            complaint.customerId, "judgement", satisfied ? "complaint.accepted" : "complaint.contested")
                    .about(complaint.id)
                    .over(null, Direction.INBOUND));
        }
    }

    private static NewInteraction said(Complaint complaint, String what) {
        return NewInteraction.of(complaint.customerId, what, "complaint." + what)
                .about(complaint.id)
                .over(null, Direction.INBOUND);
    }

    private Complaint unfinished(UUID id) {
        var complaint = locked(id);
        if (complaint.status.isFinal()) {
            throw ProblemException.conflict("The complaint is " + complaint.status.code() + ".");
        }
        return complaint;
    }

    private Complaint locked(UUID id) {
        return complaints
                .findLockedById(id)
                .filter(complaint -> visibility.sees(complaint.customerId))
                .orElseThrow(ComplaintViews::unknown);
    }

    private Optional<Complaint> earlier(NewComplaint complaint, String idempotencyKey, String digest) {
        if (idempotencyKey != null) {
            var sameKey = complaints.findByIdempotencyKey(idempotencyKey);
            if (sameKey.isPresent() && !sameKey.get().requestDigest.equals(digest)) {
                throw ProblemException.unprocessable(
                        "This Idempotency-Key was used for another request.",
                        List.of(new FieldProblem("Idempotency-Key", "was used for another request")));
            }
            if (sameKey.isPresent()) {
                return sameKey;
            }
        }
        return complaint.externalId() == null ? Optional.empty() : complaints.findByExternalId(complaint.externalId());
    }

    private Customer customerOf(NewComplaint complaint) {
        var given = complaint.customer();
        return given.id() == null ? recognise(given) : known(given.id());
    }

    private Customer known(UUID id) {
        return customers
                .find(id)
                .filter(customer -> customer.erasedAt() == null)
                .orElseThrow(() -> ProblemException.unprocessable(
                        "There is no customer with this id.",
                        List.of(new FieldProblem("customer.id", "is not the id of a customer"))));
    }

    /** Whoever takes a complaint in need not be somebody who may see the customer they turn out to be. */
    private Customer recognise(NewComplaint.Complainant given) {
        try {
            return customers.findOrCreate(given.asNewCustomer());
        } catch (ConstraintViolationException e) {
            throw ProblemException.invalid("customer", e);
        }
    }

    private Complaint row(NewComplaint complaint, Customer customer, String idempotencyKey, String digest) {
        var row = new Complaint();
        row.id = ids.next();
        row.reference = "C-%06d"
                .formatted(jdbc.sql("select nextval('complaint_reference')")
                        .query(Long.class)
                        .single());
        row.customerId = customer.id();
        row.channel = complaint.channel();
        row.subject = complaint.subject().strip();
        row.description = complaint.description().strip();
        row.category = complaint.category();
        row.occurredAt = complaint.occurredAt();
        row.receivedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        row.externalId = complaint.externalId();
        row.idempotencyKey = idempotencyKey;
        row.requestDigest = digest;
        row.status = ComplaintStatus.RECEIVED;
        row.tier = customer.tier();
        return row;
    }

    /** False when the same request, arriving at the same time, was first. */
    private boolean insert(Complaint row) {
        return jdbc.sql("""
                        insert into complaint (id, version, reference, customer_id, channel, subject, description,
                            category, occurred_at, received_at, external_id, idempotency_key, request_digest, status,
                            tier, awaiting_answer, reopenings, questions)
                        values (:id, 0, :reference, :customerId, :channel, :subject, :description, :category,
                            :occurredAt, :receivedAt, :externalId, :idempotencyKey, :requestDigest, :status, :tier,
                            false, 0, 0)
                        on conflict do nothing""")
                        .param("id", row.id)
                        .param("reference", row.reference)
                        .param("customerId", row.customerId)
                        .param("channel", row.channel.name())
                        .param("subject", row.subject)
                        .param("description", row.description)
                        .param("category", row.category)
                        .param("occurredAt", timestamp(row.occurredAt))
                        .param("receivedAt", timestamp(row.receivedAt))
                        .param("externalId", row.externalId)
                        .param("idempotencyKey", row.idempotencyKey)
                        .param("requestDigest", row.requestDigest)
                        .param("status", row.status.name())
                        .param("tier", row.tier)
                        .update()
                == 1;
    }

    private static Map<String, Object> facts(Complaint row, Customer customer) {
        var facts = new HashMap<String, Object>();
        facts.put("complaintId", row.id.toString());
        facts.put("customerId", customer.id().toString());
        facts.put("category", row.category);
        facts.put("channel", row.channel.code());
        facts.put("tier", customer.tier());
        facts.put("hasEmail", customer.email() != null);
        facts.put("hasPhone", customer.phone() != null);
        facts.put("receivedAt", row.receivedAt.toString());
        return facts;
    }

    /**
     * @param id the complaint's
     * @param isNew false when it had been accepted before
     */
    public record Accepted(UUID id, boolean isNew) {}
}
