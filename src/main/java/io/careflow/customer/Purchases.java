package io.careflow.customer;

import io.careflow.platform.Ids;
import io.careflow.platform.Money;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers bought. */
@Service
public class Purchases {

    static final int PAGE_SIZE = 50;

    private static final String INSERT = "insert into purchase (id, customer_id, source, order_id, line, product,"
            + " quantity, amount, currency, at, channel, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (source, order_id, line) do nothing";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final CustomerVisibility visibility;
    private final Ids ids;
    private final Clock clock;
    private final Validator validator;
    private final ApplicationEventPublisher events;

    Purchases(
            JdbcClient jdbc,
            JdbcTemplate batches,
            CustomerVisibility visibility,
            Ids ids,
            Clock clock,
            Validator validator,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.visibility = visibility;
        this.ids = ids;
        this.clock = clock;
        this.validator = validator;
        this.events = events;
    }

    /**
     * What was made of a purchase.
     *
     * @param isNew false when it had been told before
     */
    public record Added(Purchase purchase, boolean isNew) {}

    /**
     * Adds a purchase, once.
     *
     * @throws ConstraintViolationException when it is malformed
     * @throws ProblemException 409 when the same line of the same order was told before with something else in it
     */
    @Transactional
    public Added add(NewPurchase purchase) {
        var told = addAll(List.of(purchase)).getFirst();
        if (told == Told.CONTRADICTED) {
            throw ProblemException.conflict(
                    "orderId: line " + purchase.line() + " of this order is known already, with something else in it");
        }
        return new Added(kept(List.of(purchase)).get(Line.of(purchase)), told == Told.NEW);
    }

    /** What a purchase was that somebody tells. */
    public enum Told {
        /** It was not known and is added. */
        NEW,
        /** The same was told before. */
        KNOWN,
        /** Another was told before under the same source, order and line; that one stays. */
        CONTRADICTED
    }

    /**
     * Adds those of the purchases that are not known yet.
     *
     * @return what each of them was, in their order
     * @throws ConstraintViolationException when one is malformed; none is added then
     */
    @Transactional
    public List<Told> addAll(List<NewPurchase> purchases) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        for (var purchase : purchases) {
            var violations = validator.validate(purchase);
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
        }
        var added = batches.batchUpdate(
                INSERT, purchases.stream().map(purchase -> row(purchase, now)).toList());
        var fresh = IntStream.range(0, added.length)
                .filter(i -> added[i] > 0)
                .mapToObj(purchases::get)
                .toList();
        if (!fresh.isEmpty()) {
            events.publishEvent(new StandingAffected(
                    fresh.stream().map(NewPurchase::customerId).collect(Collectors.toSet())));
            events.publishEvent(new PurchasesAdded(fresh));
        }
        var known = kept(IntStream.range(0, added.length)
                .filter(i -> added[i] == 0)
                .mapToObj(purchases::get)
                .toList());
        return IntStream.range(0, added.length)
                .mapToObj(i -> added[i] > 0
                        ? Told.NEW
                        : isSame(known.get(Line.of(purchases.get(i))), purchases.get(i))
                                ? Told.KNOWN
                                : Told.CONTRADICTED)
                .toList();
    }

    /** Those that are kept under the same source, order and line. */
    private Map<Line, Purchase> kept(List<NewPurchase> told) {
        if (told.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select purchase.* from (select distinct * from unnest(?::text[], ?::text[], ?::int[])"
                        + " as told (source, order_id, line)) told join purchase using (source, order_id, line)")
                .params(
                        told.stream().map(NewPurchase::source).toArray(String[]::new),
                        told.stream().map(NewPurchase::orderId).toArray(String[]::new),
                        told.stream().map(NewPurchase::line).toArray(Integer[]::new))
                .query(Purchases::purchase)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        kept -> new Line(kept.source(), kept.orderId(), kept.line()), Function.identity()));
    }

    private record Line(String source, String orderId, int line) {

        static Line of(NewPurchase told) {
            return new Line(told.source(), told.orderId(), told.line());
        }
    }

    /**
     * A page of a customer's purchases, newest first.
     *
     * @param page what the page before gave as {@code next}; null for the first
     * @throws ProblemException 400 when it is no such thing
     */
    public Page<Purchase> ofCustomer(UUID customerId, String page) {
        var before = TimeCursor.parse(page);
        var scope = visibility.current();
        var rows = jdbc.sql("select * from purchase where customer_id = :customer and (at, id) < (:at, :id) and "
                        + scope.of("purchase.customer_id") + " order by at desc, id desc limit :most")
                .param("customer", customerId)
                .param("at", before.at())
                .param("id", before.id())
                .param("most", PAGE_SIZE + 1)
                .params(scope.parameters())
                .query(Purchases::purchase)
                .list();
        return Page.of(
                rows, PAGE_SIZE, last -> TimeCursor.of(last.at(), last.id()).toString());
    }

    private Object[] row(NewPurchase purchase, OffsetDateTime now) {
        return new Object[] {
            ids.next(),
            purchase.customerId(),
            purchase.source(),
            purchase.orderId(),
            purchase.line(),
            purchase.product(),
            purchase.quantity(),
            purchase.amount().amount(),
            purchase.amount().currency().getCurrencyCode(),
            purchase.at().atOffset(ZoneOffset.UTC),
            purchase.channel(),
            now
        };
    }

    private UUID standing(UUID customer) {
        return jdbc.sql("select customer_survivor(?)")
                .param(customer)
                .query(UUID.class)
                .single();
    }

    private boolean isSame(Purchase kept, NewPurchase told) {
        return (kept.customerId().equals(told.customerId()) || kept.customerId().equals(standing(told.customerId())))
                && kept.product().equals(told.product())
                && kept.quantity().compareTo(told.quantity()) == 0
                && kept.amount().equals(told.amount());
    }

    private static Purchase purchase(ResultSet row, int i) throws SQLException {
        return new Purchase(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getString("source"),
                row.getString("order_id"),
                row.getInt("line"),
                row.getString("product"),
                row.getBigDecimal("quantity").stripTrailingZeros(),
                Money.of(row.getBigDecimal("amount"), row.getString("currency")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("channel"));
    }
}
