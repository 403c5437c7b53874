package io.careflow.greeting;

import static io.careflow.platform.SqlTime.instant;
import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.Birthday;
import io.careflow.customer.BirthdayIndex;
import io.careflow.customer.CustomerVisibility;
import io.careflow.platform.CompanyDay;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of greetings, and who has an occasion. */
@Component
class GreetingRows {

    /** Nobody has the same occasion twice within so many days. */
    private static final int APART_DAYS = 180;

    private static final int PAGE_SIZE = 50;

    private static final String SELECT = "select greeting.*, message.status as message_status from greeting"
            + " left join message on message.id = greeting.message_id";

    /** What is left of who was erased is there for the process that still waits. */
    private static final String SHOWN = "greeting.reason is distinct from 'erased'";

    /** Nobody's purchases are older. */
    private static final int FIRST_YEAR = 1970;

    /** The first day on which somebody bought more than they returned. */
    private static final String FIRST_PURCHASE = "select (min(p.at) at time zone :zone)::date as day from purchase p"
            + " where p.customer_id = c.id and p.amount > 0";

    /** That somebody was greeted. */
    record Greeted(UUID customerId, String occasion, LocalDate day) {}

    private final JdbcClient jdbc;
    private final BirthdayIndex birthdays;
    private final CustomerVisibility visibility;
    private final CompanyDay company;
    private final Clock clock;

    GreetingRows(
            JdbcClient jdbc, BirthdayIndex birthdays, CustomerVisibility visibility, CompanyDay company, Clock clock) {
        this.jdbc = jdbc;
        this.birthdays = birthdays;
        this.visibility = visibility;
        this.company = company;
        this.clock = clock;
    }

    /**
     * Live customers with a birthday on a date, and those who bought on it in an earlier year, which may have been their
     * first time; in the order of their ids.
     */
    List<UUID> withAnOccasion(LocalDate date, UUID after, int most) {
        var days = IntStream.range(FIRST_YEAR, date.getYear())
                .boxed()
                .flatMap(year -> RecurringDays.recurringOn(date, year).stream())
                .toList();
        return jdbc.sql("""
                        select c.id from customer c
                        where c.id > :after and c.merged_into is null and c.erased_at is null and c.id in (
                            select id from customer where birthday_hash in (:hashes)
                            union select p.customer_id from unnest(:days::date[]) d (day) join purchase p
                                on p.at >= d.day::timestamp at time zone :zone
                                    and p.at < (d.day + 1)::timestamp at time zone :zone
                            where p.amount > 0)
                        order by c.id limit :most""")
                .param("after", after)
                .param("hashes", hashes(RecurringDays.birthdaysOn(date)))
                .param("zone", company.zone().getId())
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    private List<byte[]> hashes(List<Birthday> kept) {
        return kept.stream()
                .flatMap(birthday -> birthdays.hashes(birthday).stream())
                .toList();
    }

    /** When customers bought first; who never did is missing. */
    Map<UUID, LocalDate> firstPurchases(Collection<UUID> customers) {
        var found = new HashMap<UUID, LocalDate>();
        jdbc.sql("select c.id, f.day from customer c cross join lateral (" + FIRST_PURCHASE
                        + ") f where c.id = any (:customers) and f.day is not null")
                .param("zone", company.zone().getId())
                .param("customers", customers.toArray(UUID[]::new))
                .query((row, i) -> found.put(row.getObject("id", UUID.class), row.getObject("day", LocalDate.class)))
                .list();
        return found;
    }

    /**
     * For what these were greeted, or will be, so close to a day that a recurring occasion is the same one, also under a
     * merged record; who was not is missing.
     */
    Map<UUID, List<Greeted>> greeted(Collection<UUID> customers, LocalDate day) {
        return jdbc
                .sql("select customer_id, occasion, day from greeting where customer_id = any (?)"
                        + " and state <> 'left-out' and day between ? and ?")
                .params(customers.toArray(UUID[]::new), day.minusDays(APART_DAYS), day.plusDays(APART_DAYS))
                .query((row, i) -> new Greeted(
                        row.getObject("customer_id", UUID.class),
                        row.getString("occasion"),
                        row.getObject("day", LocalDate.class)))
                .stream()
                .collect(Collectors.groupingBy(Greeted::customerId));
    }

    /** Whether another greeting was made for the same. */
    boolean greetedOtherwise(Greeting greeting) {
        return jdbc.sql("select exists (select 1 from greeting where customer_id = ? and occasion = ? and id <> ?"
                        + " and state = 'greeted' and day between ? and ?)")
                .params(
                        greeting.customerId(),
                        greeting.occasion(),
                        greeting.id(),
                        greeting.day().minusDays(APART_DAYS),
                        greeting.day().plusDays(APART_DAYS))
                .query(Boolean.class)
                .single();
    }

    void begin(UUID id, UUID customer, String occasion, int year, LocalDate day, Integer years) {
        jdbc.sql("insert into greeting (id, customer_id, begun_for, occasion, year, day, years, state, begun_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 'begun', ?)")
                .params(id, customer, customer, occasion, year, day, years, timestamp(clock.instant()))
                .update();
    }

    /** @return whether it went on until now */
    boolean end(UUID id, String state, String reason, UUID message) {
        return jdbc.sql("update greeting set state = ?, reason = ?, message_id = ?, done_at = ?"
                                + " where id = ? and state = 'begun'")
                        .params(state, reason, message, timestamp(clock.instant()), id)
                        .update()
                == 1;
    }

    Optional<Greeting> find(UUID id) {
        return jdbc.sql(SELECT + " where greeting.id = ?")
                .param(id)
                .query(GreetingRows::greeting)
                .optional();
    }

    /** A customer's greetings, the newest first, of those that whoever is logged in may see. */
    List<Greeting> ofCustomer(UUID customer, int most) {
        var scope = visibility.current();
        return jdbc.sql(SELECT + " where greeting.customer_id = :customer and " + SHOWN + " and "
                        + scope.of("greeting.customer_id") + " order by greeting.id desc limit :most")
                .param("customer", customer)
                .params(scope.parameters())
                .param("most", most)
                .query(GreetingRows::greeting)
                .list();
    }

    /** @throws ProblemException 400 when {@code page} is no cursor */
    Page<Greeting> page(String page) {
        var scope = visibility.current();
        var rows = jdbc.sql(SELECT + " where (cast(:before as uuid) is null or greeting.id < cast(:before as uuid))"
                        + " and " + SHOWN + " and " + scope.of("greeting.customer_id")
                        + " order by greeting.id desc limit :most")
                .param("before", Page.after(page).orElse(null))
                .params(scope.parameters())
                .param("most", PAGE_SIZE + 1)
                .query(GreetingRows::greeting)
                .list();
        return Page.of(rows, PAGE_SIZE, last -> last.id().toString());
    }

    private static Greeting greeting(ResultSet row, int i) throws SQLException {
        return new Greeting(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getString("occasion"),
                row.getObject("day", LocalDate.class),
                row.getObject("years", Integer.class),
                row.getString("state"),
                row.getString("reason"),
                row.getObject("message_id", UUID.class),
                row.getString("message_status"),
                instant(row, "begun_at"),
                instant(row, "done_at"));
    }
}
