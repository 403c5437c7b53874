package io.careflow.customer.imports;

import io.careflow.customer.CustomerUpserts;
import io.careflow.customer.CustomerUpserts.Effect;
import io.careflow.customer.CustomerUpserts.Upsert;
import io.careflow.customer.Customers;
import io.careflow.customer.NewPurchase;
import io.careflow.customer.Purchases;
import io.careflow.customer.Purchases.Told;
import io.careflow.customer.imports.RowReader.Mapped;
import io.careflow.platform.FieldProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Brings purchases, each once, however often its file comes. */
final class PurchaseBatch implements BatchImport {

    private final Customers customers;
    private final CustomerUpserts upserts;
    private final Purchases purchases;
    private final PurchaseReader reader;
    private final boolean createCustomers;
    private final boolean dryRun;
    private List<Mapped> latest;
    private List<PurchaseReader.Read> latestRead;

    PurchaseBatch(
            Customers customers,
            CustomerUpserts upserts,
            Purchases purchases,
            PurchaseReader reader,
            boolean createCustomers,
            boolean dryRun) {
        this.customers = customers;
        this.upserts = upserts;
        this.purchases = purchases;
        this.reader = reader;
        this.createCustomers = createCustomers;
        this.dryRun = dryRun;
    }

    @Override
    public List<String> keys(List<Mapped> rows) {
        var keys = new ArrayList<String>();
        var newcomers = new HashSet<String>();
        for (var read : read(rows)) {
            if (read.problems().isEmpty()) {
                if (dryRun || !read.hasOrder()) {
                    keys.add(read.key());
                }
                newcomers.add(read.customer());
            }
        }
        if (dryRun) {
            newcomers.stream().map(PurchaseBatch::key).forEach(keys::add);
        }
        return keys;
    }

    @Override
    public Settled settle(List<Mapped> rows, Map<String, Integer> seen) {
        var read = read(rows);
        var holders = holders(read, seen);
        var times = new HashMap<>(seen);
        var lines = new LinkedHashMap<Long, ImportLine>();
        var told = new LinkedHashMap<Long, NewPurchase>();
        for (var row : read) {
            var holder = holders.known().get(row.customer());
            if (!row.problems().isEmpty() || holder.problem() != null) {
                lines.put(
                        row.line(),
                        refused(row.line(), row.problems().isEmpty() ? List.of(holder.problem()) : row.problems()));
                continue;
            }
            lines.put(row.line(), null);
            if (dryRun && row.hasOrder() && seen.getOrDefault(row.key(), 0) > 0) {
                lines.put(row.line(), line(row.line(), LineOutcome.UNCHANGED, holder.id()));
            } else {
                // Equal rows without an order are told apart by how many of them came before.
                told.put(row.line(), row.purchase(holder.id(), times.merge(row.key(), 1, Integer::sum)));
            }
        }
        var outcomes = purchases.addAll(List.copyOf(told.values())).iterator();
        told.forEach((line, purchase) -> lines.put(
                line,
                outcome(
                        line,
                        outcomes.next(),
                        holders.created().contains(purchase.customerId()) && dryRun ? null : purchase.customerId())));
        return new Settled(List.copyOf(lines.values()), holders.counted());
    }

    /** The same rows are asked for their keys first, then settled. */
    private List<PurchaseReader.Read> read(List<Mapped> rows) {
        if (rows != latest) {
            latest = rows;
            latestRead = rows.stream().map(reader::read).toList();
        }
        return latestRead;
    }

    private static ImportLine outcome(long line, Told told, UUID customer) {
        return switch (told) {
            case NEW -> line(line, LineOutcome.CREATED, customer);
            case KNOWN -> line(line, LineOutcome.UNCHANGED, customer);
            case CONTRADICTED ->
                refused(
                        line,
                        List.of(new FieldProblem(
                                "orderId", "is known already, with something else in it", "contradicts", List.of())));
        };
    }

    /** @param problem why nothing can be told of them; null when it can */
    private record Holder(UUID id, FieldProblem problem) {}

    /**
     * @param known by external id
     * @param created those that these rows made known
     * @param counted how many of them no earlier row had made known
     */
    private record Holders(Map<String, Holder> known, Set<UUID> created, long counted) {}

    private Holders holders(List<PurchaseReader.Read> rows, Map<String, Integer> seen) {
        var asked = rows.stream()
                .filter(row -> row.problems().isEmpty())
                .map(PurchaseReader.Read::customer)
                .distinct()
                .toList();
        var standing = customers.standingFor(asked);
        var known = new HashMap<String, Holder>();
        standing.forEach((externalId, id) -> known.put(externalId, holder(id)));
        var unknown = asked.stream().filter(id -> !standing.containsKey(id)).toList();
        var created = new HashSet<UUID>();
        long counted = 0;
        if (createCustomers) {
            var made =
                    upserts.upsert(unknown.stream().map(PurchaseBatch::newcomer).toList());
            for (int i = 0; i < made.size(); i++) {
                var one = made.get(i);
                var refused = one.effect() == Effect.REFUSED;
                known.put(
                        unknown.get(i),
                        refused
                                ? new Holder(null, one.problems().getFirst())
                                : new Holder(one.customer().id(), null));
                if (!refused) {
                    created.add(one.customer().id());
                    counted += seen.getOrDefault(key(unknown.get(i)), 0) == 0 ? 1 : 0;
                }
            }
        } else {
            var problem = new FieldProblem("customer", "is not known", "unknown-customer", List.of());
            unknown.forEach(id -> known.put(id, new Holder(null, problem)));
        }
        return new Holders(known, created, counted);
    }

    private static Holder holder(Optional<UUID> id) {
        return id.map(one -> new Holder(one, null))
                .orElseGet(() -> new Holder(
                        null,
                        new FieldProblem(
                                "customer", "was erased, or belongs to others", "closed-customer", List.of())));
    }

    /** Nothing is known of them but the id: it is their name until somebody says another. */
    private static Upsert newcomer(String externalId) {
        return new Upsert(externalId, before -> before.withName(externalId));
    }

    private static ImportLine line(long line, LineOutcome outcome, UUID customer) {
        return new ImportLine(line, outcome, customer, List.of());
    }

    private static ImportLine refused(long line, List<FieldProblem> problems) {
        return new ImportLine(line, LineOutcome.REFUSED, null, problems);
    }

    private static String key(String customer) {
        return ImportKeys.digest("customer", customer);
    }
}
