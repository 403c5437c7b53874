package io.careflow.customer.imports;

import io.careflow.customer.ContactKind;
import io.careflow.customer.ContactStandard;
import io.careflow.customer.Customer;
import io.careflow.customer.CustomerUpserts;
import io.careflow.customer.CustomerUpserts.Effect;
import io.careflow.customer.CustomerUpserts.Upsert;
import io.careflow.customer.CustomerUpserts.Upserted;
import io.careflow.customer.Validity;
import io.careflow.customer.imports.RowReader.Mapped;
import io.careflow.platform.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings customers: whoever is unknown by their external id is new. */
final class CustomerBatch implements BatchImport {

    private static final String ID = "externalId";

    private final CustomerUpserts upserts;
    private final ContactStandard contacts;
    private final CustomerValues values;
    private final boolean dryRun;

    CustomerBatch(CustomerUpserts upserts, ContactStandard contacts, CustomerValues values, boolean dryRun) {
        this.upserts = upserts;
        this.contacts = contacts;
        this.values = values;
        this.dryRun = dryRun;
    }

    @Override
    public List<String> keys(List<Mapped> rows) {
        // What a dry run made of earlier rows is gone: that they would have made the customer has to be remembered.
        return dryRun
                ? rows.stream()
                        .map(row -> row.values().get(ID))
                        .filter(id -> id != null && !id.isEmpty())
                        .map(CustomerBatch::key)
                        .toList()
                : List.of();
    }

    @Override
    public Settled settle(List<Mapped> rows, Map<String, Integer> seen) {
        var checked = rows.stream().map(this::checked).toList();
        var sound = checked.stream().filter(row -> row.problems().isEmpty()).toList();
        var upserted = upserts.upsert(sound.stream()
                        .map(row -> new Upsert(row.values().get(ID), before -> values.over(before, row.values())))
                        .toList())
                .iterator();
        var lines = new ArrayList<ImportLine>();
        for (var row : checked) {
            lines.add(
                    row.problems().isEmpty()
                            ? line(row, upserted.next(), seen)
                            : new ImportLine(row.line(), LineOutcome.REFUSED, null, row.problems()));
        }
        return new Settled(lines, 0);
    }

    private Mapped checked(Mapped row) {
        if (!row.problems().isEmpty()) {
            return row;
        }
        var id = row.values().getOrDefault(ID, "");
        var problems = new ArrayList<>(values.problems(row.values()));
        if (id.isEmpty()) {
            problems.add(new FieldProblem(ID, "must be given", "given", List.of()));
        }
        return row.and(problems);
    }

    private ImportLine line(Mapped row, Upserted upserted, Map<String, Integer> seen) {
        if (upserted.effect() == Effect.REFUSED) {
            return new ImportLine(row.line(), LineOutcome.REFUSED, null, upserted.problems());
        }
        var outcome = LineOutcome.valueOf(upserted.effect().name());
        var made = outcome == LineOutcome.CREATED;
        if (dryRun && made && seen.getOrDefault(key(row.values().get(ID)), 0) > 0) {
            outcome = LineOutcome.UPDATED;
        }
        var customer = upserted.customer();
        return new ImportLine(row.line(), outcome, dryRun && made ? null : customer.id(), flagged(row, customer));
    }

    /** What of the row is kept as given, because it could not be standardised. */
    private List<FieldProblem> flagged(Mapped row, Customer customer) {
        return row.values().entrySet().stream()
                .filter(value -> !value.getValue().isEmpty() && isFlagged(value.getKey(), value.getValue(), customer))
                .map(value -> new FieldProblem(
                        value.getKey(), "could not be standardised and is kept as given", "as-given", List.of()))
                .toList();
    }

    private boolean isFlagged(String field, String value, Customer customer) {
        var contact = TargetFields.CONTACT.matcher(field);
        if (!contact.matches()) {
            return customer.asGiven().containsKey(field);
        }
        var kind = ContactKind.of(contact.group(1));
        return customer.contacts().stream()
                .anyMatch(known -> known.kind() == kind
                        && known.validity() == Validity.MALFORMED
                        && value.lines().anyMatch(line -> contacts.areSame(kind, known.given(), line.strip())));
    }

    private static String key(String externalId) {
        return ImportKeys.digest("customer", externalId);
    }
}
