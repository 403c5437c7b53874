package io.careflow.customer;

import io.careflow.platform.AuditTrail;
import io.careflow.platform.DespiteDeadlocks;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.Ids;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes two records of one customer one, and two again. The merged record stays as it is and gets nothing any more; its
 * rows move to the survivor, as does whatever is told of it later.
 */
@Service
public class Merges {

    private final CustomerTable table;
    private final CustomerVisibility visibility;
    private final MergeLedger ledger;
    private final Standardisation standards;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;
    private final Validator validator;

    Merges(
            CustomerTable table,
            CustomerVisibility visibility,
            MergeLedger ledger,
            Standardisation standards,
            Timeline timeline,
            AuditTrail audit,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            JsonMapper json,
            Ids ids,
            Validator validator) {
        this.table = table;
        this.visibility = visibility;
        this.ledger = ledger;
        this.standards = standards;
        this.timeline = timeline;
        this.audit = audit;
        this.events = events;
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.validator = validator;
    }

    /**
     * What a record was merged with, undone merges too, newest first.
     *
     * @throws ProblemException 404 when there is no such customer for whoever is logged in
     */
    public List<Merge> of(UUID customer) {
        visibility.require(customer);
        return ledger.of(customer);
    }

    /**
     * Merges another record into this one. It keeps its values; those that it lacks come from the other.
     *
     * @param version of the survivor, as it was read
     * @throws ConstraintViolationException when the order is malformed
     * @throws ProblemException 404 when there is no survivor, 409 when one of both was merged or erased, 412 when one was
     *     changed meanwhile, 422 when the other is unknown or the same, or has not what is to be taken
     */
    @DespiteDeadlocks
    @Transactional
    public Customer merge(UUID survivorId, int version, MergeOrder order) {
        check(order);
        visibility.require(survivorId);
        if (order.other().equals(survivorId)) {
            throw refused("other", "is this record itself");
        }
        var both = locked(survivorId, order.other());
        var survivor = both.apply(survivorId);
        var other = both.apply(order.other());
        if (other == null || !visibility.sees(order.other())) {
            throw refused("other", "is the id of no customer");
        }
        requireStanding(survivor);
        requireStanding(other);
        requireVersion(survivor, version);
        requireVersion(other, order.otherVersion());

        var before = said(survivor);
        var details = MergedDetails.merged(before.details(), said(other).details(), order.take());
        var contacts = MergedContacts.united(survivor.contacts(), other.contacts(), ids::next);
        var after = changed(survivor, details, contacts);
        var merge = ledger.write(survivorId, other.id(), order.reason(), before, said(after));
        events.publishEvent(
                new CustomersMerging(survivorId, other.id(), Staff.current().name()));
        ledger.move(merge, other.id(), survivorId);
        place(other.id(), survivorId);
        timeline.record(
                NewInteraction.of(survivorId, "merged", "customer.merged").withText(order.reason()));
        audit.record("merge", "customer", survivorId.toString());
        audit.record("merge-into-another", "customer", other.id().toString());
        return table.byId(survivorId).orElseThrow();
    }

    /**
     * Takes two records apart again: what the merge moved goes back, what happened since stays with the survivor.
     *
     * @param version of the survivor, as it was read
     * @return the survivor
     * @throws ConstraintViolationException when the order is malformed
     * @throws ProblemException 404 when they are not merged, 409 when the survivor itself was merged or one was erased,
     *     412 when the survivor was changed meanwhile
     */
    @DespiteDeadlocks
    @Transactional
    public Customer unmerge(UUID survivorId, int version, UnmergeOrder order) {
        check(order);
        visibility.require(survivorId);
        var both = locked(survivorId, order.other());
        var merge = ledger.inForce(survivorId, order.other())
                .orElseThrow(() -> ProblemException.notFound(
                        "The customer " + order.other() + " is not merged into " + survivorId + "."));
        var survivor = both.apply(survivorId);
        requireStanding(survivor);
        requireVersion(survivor, version);
        if (both.apply(order.other()).erasedAt() != null) {
            throw erased();
        }
        var before = ledger.before(merge.id()).orElseThrow(Merges::erased);
        var after = ledger.after(merge.id()).orElseThrow(Merges::erased);

        changed(
                survivor,
                MergedDetails.undone(
                        before.details(), after.details(), said(survivor).details()),
                MergedContacts.undone(before.contacts(), after.contacts(), survivor.contacts()));
        place(order.other(), null);
        ledger.moveBack(merge.id(), survivorId, order.other());
        ledger.close(merge.id(), order.reason());
        for (var id : List.of(survivorId, order.other())) {
            timeline.record(
                    NewInteraction.of(id, "unmerged", "customer.unmerged").withText(order.reason()));
            audit.record("unmerge", "customer", id.toString());
        }
        events.publishEvent(
                new CustomersUnmerged(survivorId, order.other(), Staff.current().name(), order.reason()));
        return table.byId(survivorId).orElseThrow();
    }

    private Function<UUID, Customer> locked(UUID survivor, UUID other) {
        // Whoever is about to write a row of either record comes before or after; in one order, so that no two wait for
        // each other.
        jdbc.sql("select id from customer where id in (?, ?) order by id for update")
                .params(survivor, other)
                .query(UUID.class)
                .list();
        return table.byIds(List.of(survivor, other)).stream()
                .collect(Collectors.toMap(Customer::id, Function.identity(), (one, same) -> one))::get;
    }

    private Customer changed(Customer before, ObjectNode details, List<Contact> contacts) {
        details.set(
                "contacts",
                json.valueToTree(contacts.stream().map(ContactDetails::of).toList()));
        var said = json.treeToValue(details, CustomerDetails.class);
        check(said);
        var after = standards.changed(before, contacts, said);
        table.update(after);
        return after;
    }

    private MergeLedger.Said said(Customer customer) {
        ObjectNode details = json.valueToTree(CustomerDetails.of(customer));
        details.remove("contacts");
        return new MergeLedger.Said(details, customer.contacts());
    }

    private void place(UUID merged, UUID survivor) {
        jdbc.sql("update customer set merged_into = ?, version = version + 1 where id = ?")
                .params(survivor, merged)
                .update();
    }

    private static void requireStanding(Customer customer) {
        if (customer.mergedInto() != null) {
            throw ProblemException.conflict("The customer " + customer.id() + " is merged into " + customer.mergedInto()
                    + ": that comes first.");
        }
        if (customer.erasedAt() != null) {
            throw erased();
        }
    }

    private static void requireVersion(Customer customer, int version) {
        if (customer.version() != version) {
            throw ProblemException.changedMeanwhile("The customer " + customer.id() + " is at version "
                    + customer.version() + ", not " + version + ": read it again.");
        }
    }

    private <T> void check(T given) {
        var violations = validator.validate(given);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
    }

    private static ProblemException erased() {
        return ProblemException.conflict("One of both records was erased.");
    }

    private static ProblemException refused(String field, String why) {
        return ProblemException.unprocessable(field + " " + why, List.of(new FieldProblem(field, why)));
    }
}
