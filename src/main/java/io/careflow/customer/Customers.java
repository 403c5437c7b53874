package io.careflow.customer;

import io.careflow.platform.AuditTrail;
import io.careflow.platform.ProblemException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers: who they are. Whoever is logged in finds those that they may see, see {@link CustomerScope}. */
@Service
public class Customers {

    private static final Logger log = LoggerFactory.getLogger(Customers.class);

    private final CustomerTable table;
    private final Recognition recognition;
    private final Standardisation standards;
    private final CustomFields fields;
    private final CustomerVisibility visibility;
    private final ErasedContacts erased;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final Validator validator;

    Customers(
            CustomerTable table,
            Recognition recognition,
            Standardisation standards,
            CustomFields fields,
            CustomerVisibility visibility,
            ErasedContacts erased,
            Timeline timeline,
            AuditTrail audit,
            Validator validator) {
        this.table = table;
        this.recognition = recognition;
        this.standards = standards;
        this.fields = fields;
        this.visibility = visibility;
        this.erased = erased;
        this.timeline = timeline;
        this.audit = audit;
        this.validator = validator;
    }

    /**
     * The customer with this id, if there is one: whoever was merged is the record they were merged into, which has
     * another id. Erased ones are included.
     */
    public Optional<Customer> find(UUID id) {
        return table.byIds(List.of(table.standing(id)), visibility.current()).stream()
                .findFirst();
    }

    /** Like {@link #find(UUID)} for a step of the system's own, whoever it was that caused it. Not to be shown. */
    public Optional<Customer> findUnscoped(UUID id) {
        return table.byIdStanding(id);
    }

    /** Like {@link #find(Collection)} for a step of the system's own, whoever it was that caused it. Not to be shown. */
    public List<Customer> findUnscoped(Collection<UUID> ids) {
        return table.byIds(ids);
    }

    /**
     * Like {@link #findUnscoped(Collection)}, without those that cannot be decrypted: one record whose key is lost must
     * not keep work on all others from being done. The log names it.
     */
    public List<Customer> findReadable(Collection<UUID> ids) {
        try {
            return findUnscoped(ids);
        } catch (IllegalStateException oneIsNot) {
            return ids.stream().map(this::readable).flatMap(Optional::stream).toList();
        }
    }

    private Optional<Customer> readable(UUID id) {
        try {
            return table.byId(id);
        } catch (IllegalStateException e) {
            log.error("The record {} is left out: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    /** The records with these ids as they are, merged ones too, in the order of the ids; unknown ones are passed over. */
    public List<Customer> find(Collection<UUID> ids) {
        return table.byIds(ids, visibility.current());
    }

    /** The names of these customers, by id, without anything that is encrypted; a merged one has their survivor's. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return table.names(ids, visibility.current());
    }

    /** The customer with this id in another system, if there is one; the survivor where that one was merged. */
    public Optional<UUID> withExternalId(String externalId) {
        return table.byExternalId(externalId);
    }

    /**
     * Who stands for each of these ids in another system now: where records were merged, the survivor; empty where the
     * record was erased, or is none that the caller may see. Ids that nobody has are missing.
     */
    public Map<String, Optional<UUID>> standingFor(Collection<String> externalIds) {
        return table.standingFor(externalIds, visibility.current());
    }

    /**
     * The customer with the given e-mail, else with the given phone, else a new one. An address that the found customer
     * lacks is added to them. One that contradicts the record is added as unconfirmed, which is used for nothing before a
     * person makes it usable, and noted in the timeline. The same new customer coming twice at once is made once.
     *
     * @return the customer as they are then, whoever may see them
     * @throws ConstraintViolationException when the input is malformed
     */
    @Transactional
    public Customer findOrCreate(NewCustomer given) {
        check(given);
        return recognition.findOrCreate(given);
    }

    /**
     * Makes a record.
     *
     * @throws ConstraintViolationException when the details are malformed
     * @throws ProblemException 422 when a custom field refuses its value, 409 when the external id is somebody's already
     */
    @Transactional
    public Customer create(CustomerDetails details) {
        return createAll(List.of(details)).getFirst();
    }

    /**
     * Makes many records, all or none, in the same order. That somebody is back who was erased is noted on the timeline.
     *
     * @throws ConstraintViolationException when details are malformed
     * @throws ProblemException 422 when a custom field refuses its value, 409 when an external id is somebody's already
     */
    @Transactional
    public List<Customer> createAll(List<CustomerDetails> all) {
        var definitions = fields.all();
        for (var details : all) {
            check(details);
            CustomFields.check(definitions, Map.of(), details.custom());
        }
        var customers = all.stream().map(standards::created).toList();
        try {
            table.insert(customers);
        } catch (DuplicateKeyException e) {
            throw taken();
        }
        audit.record(
                "create",
                "customer",
                customers.stream().map(customer -> customer.id().toString()).toList());
        erased.among(customers)
                .forEach(customer ->
                        timeline.record(NewInteraction.of(customer.id(), "erased-before", "customer.erased-before")));
        return customers;
    }

    /**
     * Changes a record that somebody has read.
     *
     * @param version of the record that was read
     * @param change what was said before to what is said now
     * @throws ConstraintViolationException when the changed details are malformed
     * @throws ProblemException 404 when there is no such record, 409 when it is merged or erased or the external id is
     *     somebody else's, 412 when it has been changed meanwhile, 422 when a custom field refuses its value
     */
    @Transactional
    public Customer change(UUID id, int version, UnaryOperator<CustomerDetails> change) {
        visibility.require(id);
        var before = table.lock(id).orElseThrow(() -> CustomerVisibility.unknown(id));
        if (before.mergedInto() != null) {
            throw ProblemException.conflict(
                    "The record was merged into " + before.mergedInto() + ": read and change that one.");
        }
        if (before.erasedAt() != null) {
            throw ProblemException.conflict("The record was erased: it no longer changes.");
        }
        if (before.version() != version) {
            throw ProblemException.changedMeanwhile("The record is at version " + before.version() + ", not " + version
                    + ": read it again, then change it.");
        }
        var said = CustomerDetails.of(before);
        var details = change.apply(said);
        if (details.equals(said)) {
            return before;
        }
        check(details);
        CustomFields.check(fields.all(), before.custom(), details.custom());
        var after = standards.changed(before, details);
        try {
            table.update(after);
        } catch (DuplicateKeyException e) {
            throw taken();
        }
        said.differences(details).forEach(field -> audit.record("change-" + field, "customer", id.toString()));
        return after;
    }

    private <T> void check(T details) {
        var violations = validator.validate(details);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
    }

    private static ProblemException taken() {
        return ProblemException.conflict("externalId: belongs to another record");
    }
}
