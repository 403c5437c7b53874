package io.careflow.customer;

import io.careflow.platform.AuditTrail;
import io.careflow.platform.FieldProblem;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings what another system says of many customers into their records, told by their id in that system. */
@Service
public class CustomerUpserts {

    private final Customers customers;
    private final CustomerTable table;
    private final Standardisation standards;
    private final CustomFields fields;
    private final CustomerVisibility visibility;
    private final AuditTrail audit;
    private final Validator validator;

    CustomerUpserts(
            Customers customers,
            CustomerTable table,
            Standardisation standards,
            CustomFields fields,
            CustomerVisibility visibility,
            AuditTrail audit,
            Validator validator) {
        this.customers = customers;
        this.table = table;
        this.standards = standards;
        this.fields = fields;
        this.visibility = visibility;
        this.audit = audit;
        this.validator = validator;
    }

    /**
     * What is said of one customer.
     *
     * @param externalId who it is; never null
     * @param change what was said before to what is said now; of somebody new nothing was said but the external id
     */
    public record Upsert(String externalId, UnaryOperator<CustomerDetails> change) {}

    /** What became of it. */
    public enum Effect {
        CREATED,
        UPDATED,
        UNCHANGED,
        REFUSED
    }

    /**
     * What became of one of them.
     *
     * @param customer the record afterwards; null when it was refused
     * @param problems why it was refused; empty otherwise
     */
    public record Upserted(Effect effect, Customer customer, List<FieldProblem> problems) {}

    /**
     * Creates whoever is unknown and changes whoever is known, in the given order; what is refused leaves the others alone.
     * Whom the caller may not see, they may not change.
     *
     * @return what became of each, in the same order
     * @throws org.springframework.dao.DuplicateKeyException when somebody else made one of them at the same instant;
     *     nothing is changed then
     */
    @Transactional
    public List<Upserted> upsert(List<Upsert> all) {
        var known = table.lockByExternalIds(
                all.stream().map(Upsert::externalId).distinct().toList());
        var seen = table.names(known.values().stream().map(Customer::id).toList(), visibility.current())
                .keySet();
        var batch = new Batch(known, seen, fields.all());
        var decided = all.stream().map(batch::decide).toList();
        var after = batch.write();
        return decided.stream()
                .map(one -> new Upserted(
                        one.effect(),
                        one.effect() == Effect.REFUSED ? null : after.get(one.externalId()),
                        one.problems()))
                .toList();
    }

    private record Decided(String externalId, Effect effect, List<FieldProblem> problems) {}

    /** What is known of the customers of one call, and what is said of them so far. */
    private final class Batch {

        private final Map<String, Customer> known;
        private final Set<UUID> seen;
        private final List<CustomField> definitions;
        private final Map<String, CustomerDetails> said = new LinkedHashMap<>();

        /** @param seen which of them the caller may see */
        Batch(Map<String, Customer> known, Set<UUID> seen, List<CustomField> definitions) {
            this.known = known;
            this.seen = seen;
            this.definitions = definitions;
        }

        Decided decide(Upsert upsert) {
            var id = upsert.externalId();
            var record = known.get(id);
            if (record != null && !seen.contains(record.id())) {
                return refused(id, "belongs to another record", "of-another");
            }
            if (record != null && (record.mergedInto() != null || record.erasedAt() != null)) {
                return refused(id, "belongs to a record that was merged or erased", "closed");
            }
            var isNew = record == null && !said.containsKey(id);
            var before = said.containsKey(id)
                    ? said.get(id)
                    : record == null ? CustomerDetails.ofExternalId(id) : CustomerDetails.of(record);
            var change = upsert.change().apply(before);
            var problems = problems(change, record == null ? Map.of() : record.custom());
            if (!problems.isEmpty()) {
                return new Decided(id, Effect.REFUSED, problems);
            }
            // Another notation of the same is no change.
            var after =
                    CustomerDetails.of(record == null ? standards.created(change) : standards.changed(record, change));
            if (!isNew && after.equals(before)) {
                return new Decided(id, Effect.UNCHANGED, List.of());
            }
            said.put(id, after);
            return new Decided(id, isNew ? Effect.CREATED : Effect.UPDATED, List.of());
        }

        private List<FieldProblem> problems(CustomerDetails details, Map<String, Object> before) {
            var problems = new ArrayList<FieldProblem>();
            validator.validate(details).stream().map(Violations::problem).forEach(problems::add);
            problems.addAll(CustomFields.problems(definitions, before, details.custom()));
            return problems;
        }

        /** All of them afterwards, by external id. */
        Map<String, Customer> write() {
            var after = new LinkedHashMap<>(known);
            customers
                    .createAll(said.keySet().stream()
                            .filter(id -> !known.containsKey(id))
                            .map(said::get)
                            .toList())
                    .forEach(created -> after.put(created.externalId(), created));
            var changed = said.keySet().stream()
                    .filter(known::containsKey)
                    .map(id -> standards.changed(known.get(id), said.get(id)))
                    .toList();
            table.update(changed);
            changed.forEach(customer -> after.put(customer.externalId(), customer));
            auditChanges(changed);
            return after;
        }

        private void auditChanges(Collection<Customer> changed) {
            var byField = new TreeMap<String, List<String>>();
            for (var customer : changed) {
                CustomerDetails.of(known.get(customer.externalId()))
                        .differences(said.get(customer.externalId()))
                        .forEach(field -> byField.computeIfAbsent(field, none -> new ArrayList<>())
                                .add(customer.id().toString()));
            }
            byField.forEach((field, ids) -> audit.record("change-" + field, "customer", ids));
        }

        private static Decided refused(String id, String reason, String rule) {
            return new Decided(id, Effect.REFUSED, List.of(new FieldProblem("externalId", reason, rule, List.of())));
        }
    }
}
