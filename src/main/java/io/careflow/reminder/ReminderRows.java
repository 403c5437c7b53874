package io.careflow.reminder;

import static io.careflow.platform.SqlTime.instant;
import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.CustomerVisibility;
import io.careflow.platform.CompanyDay;
import io.careflow.platform.Page;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of reminders, and how customers buy. */
@Component
class ReminderRows {

    private static final int PAGE_SIZE = 50;

    private static final String SELECT = "select r.*, message.status as message_status from purchase_reminder r"
            + " left join message on message.id = r.message_id";

    /** What is left of who was erased is there for the process that still waits. */
    private static final String SHOWN = "r.reason is distinct from 'erased'";

    private final JdbcClient jdbc;
    private final CustomerVisibility visibility;
    private final CompanyDay day;
    private final Clock clock;

    ReminderRows(JdbcClient jdbc, CustomerVisibility visibility, CompanyDay day, Clock clock) {
        this.jdbc = jdbc;
        this.visibility = visibility;
        this.day = day;
        this.clock = clock;
    }

    /** How customers bought until a date; who never did is missing. A wholly returned order is none. */
    Map<UUID, BuyingRhythm> rhythms(Collection<UUID> customers, LocalDate until) {
        var found = new HashMap<UUID, BuyingRhythm>();
        jdbc.sql("""
                        select customer_id, array_agg(distinct day order by day) as days from (
                            select customer_id, (min(at) at time zone :zone)::date as day from purchase
                            where customer_id = any (:customers)
                            group by customer_id, source, order_id having sum(amount) > 0) bought
                        where day <= :until group by customer_id""")
                .param("zone", day.zone().getId())
                .param("customers", customers.toArray(UUID[]::new))
                .param("until", until)
                .query((row, i) -> found.put(
                        row.getObject("customer_id", UUID.class),
                        BuyingRhythm.of(
                                Arrays.stream((Date[]) row.getArray("days").getArray())
                                        .map(Date::toLocalDate)
                                        .toList())))
                .list();
        return found;
    }

    /** Who of these has been reminded, also under a merged record, after a purchase of this day or later. */
    Set<UUID> remindedAfter(Collection<UUID> customers, Map<UUID, BuyingRhythm> rhythms) {
        var reminded = new HashSet<UUID>();
        jdbc.sql("select customer_id, max(last_purchase) as day from purchase_reminder where customer_id = any (?)"
                        + " and state in ('begun', 'reminded', 'bought', 'not-bought') group by customer_id")
                .param(customers.toArray(UUID[]::new))
                .query((row, i) -> {
                    var customer = row.getObject("customer_id", UUID.class);
                    var rhythm = rhythms.get(customer);
                    var day = row.getObject("day", LocalDate.class);
                    return rhythm != null && !day.isBefore(rhythm.last()) && reminded.add(customer);
                })
                .list();
        return reminded;
    }

    void begin(UUID id, UUID customer, LocalDate lastPurchase, LocalDate expected) {
        jdbc.sql("insert into purchase_reminder (id, customer_id, begun_for, last_purchase, expected, state, begun_at)"
                        + " values (?, ?, ?, ?, ?, 'begun', ?)")
                .params(id, customer, customer, lastPurchase, expected, timestamp(clock.instant()))
                .update();
    }

    void reminded(UUID id, UUID message) {
        jdbc.sql("update purchase_reminder set state = 'reminded', message_id = ?, reminded_at = ?"
                        + " where id = ? and state = 'begun'")
                .params(message, timestamp(clock.instant()), id)
                .update();
    }

    /** @param from in which state it ends, and no other */
    void end(UUID id, String from, String state, String reason) {
        jdbc.sql("update purchase_reminder set state = ?, reason = ?, done_at = ? where id = ? and state = ?")
                .params(state, reason, timestamp(clock.instant()), id, from)
                .update();
    }

    Optional<PurchaseReminder> find(UUID id) {
        return jdbc.sql(SELECT + " where r.id = ?")
                .param(id)
                .query(ReminderRows::reminder)
                .optional();
    }

    /** Those that go on, of customers or who was merged into them. */
    List<PurchaseReminder> open(Collection<UUID> customers) {
        return jdbc.sql(SELECT + " where r.done_at is null and r.customer_id in"
                        + " (select customer_survivor(given) from unnest(?::uuid[]) given)")
                .param(customers.stream().map(UUID::toString).toArray(String[]::new))
                .query(ReminderRows::reminder)
                .list();
    }

    /** Whether another one does it for the same customer, as after a merge: one that left already, else the older one. */
    boolean isDouble(PurchaseReminder reminder) {
        return jdbc.sql(
                        "select exists (select 1 from purchase_reminder where customer_id = :customer and done_at is null"
                                + " and (state = 'reminded' and id <> :id or state = 'begun' and id < :id))")
                .param("customer", reminder.customerId())
                .param("id", reminder.id())
                .query(Boolean.class)
                .single();
    }

    /** A customer's reminders, the newest first, of those that whoever is logged in may see. */
    List<PurchaseReminder> ofCustomer(UUID customer, int most) {
        var scope = visibility.current();
        return jdbc.sql(SELECT + " where r.customer_id = :customer and " + SHOWN + " and " + scope.of("r.customer_id")
                        + " order by r.id desc limit :most")
                .param("customer", customer)
                .params(scope.parameters())
                .param("most", most)
                .query(ReminderRows::reminder)
                .list();
    }

    /** @throws io.careflow.platform.ProblemException 400 when {@code page} is no cursor */
    Page<PurchaseReminder> page(String page) {
        var scope = visibility.current();
        var rows = jdbc.sql(SELECT + " where (cast(:before as uuid) is null or r.id < cast(:before as uuid)) and "
                        + SHOWN + " and " + scope.of("r.customer_id") + " order by r.id desc limit :most")
                .param("before", Page.after(page).orElse(null))
                .params(scope.parameters())
                .param("most", PAGE_SIZE + 1)
                .query(ReminderRows::reminder)
                .list();
        return Page.of(rows, PAGE_SIZE, last -> last.id().toString());
    }

    private static PurchaseReminder reminder(ResultSet row, int i) throws SQLException {
        return new PurchaseReminder(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("last_purchase", LocalDate.class),
                row.getObject("expected", LocalDate.class),
                row.getString("state"),
                row.getString("reason"),
                row.getObject("message_id", UUID.class),
                row.getString("message_status"),
                instant(row, "begun_at"),
                instant(row, "reminded_at"),
                instant(row, "done_at"));
    }
}
