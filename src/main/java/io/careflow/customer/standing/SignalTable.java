package io.careflow.customer.standing;

import io.careflow.customer.Satisfaction;
import io.careflow.customer.Satisfactions;
import io.careflow.customer.ServiceBurden;
import io.careflow.customer.ServiceBurdens;
import io.careflow.customer.Timeline;
import io.careflow.platform.CompanyDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the signals of many customers at once. */
@Component
public class SignalTable {

    private static final Duration YEAR = Duration.ofDays(365);

    /** A wholly returned order is none; two orders of one day are no interval of nothing. */
    private static final String SQL = """
            with bought as (
                select p.customer_id, (min(p.at) at time zone :zone)::date as day, sum(p.amount * r.rate) as amount,
                    sum(p.amount) > 0 as is_purchase,
                    string_agg(distinct p.currency, ',') filter (where r.rate is null) as left_out
                from purchase p left join unnest(:currencies::text[], :rates::text[]::numeric[]) r (currency, rate)
                    on r.currency = p.currency
                where p.customer_id = any (:customers) and p.at <= :now
                group by p.customer_id, p.source, p.order_id),
            total as (
                select customer_id, count(*) filter (where is_purchase) as orders,
                    count(*) filter (where is_purchase and day > cast(:today as date) - 365) as year_orders,
                    sum(amount) as amount, sum(amount) filter (where day > cast(:today as date) - 365) as year_amount,
                    min(day) filter (where is_purchase) as first_day, max(day) filter (where is_purchase) as last_day,
                    string_agg(left_out, ',') as left_out
                from bought group by customer_id),
            pause as (
                select customer_id, day, day - lag(day) over (partition by customer_id order by day) as days
                from (select distinct customer_id, day from bought where is_purchase) as visit),
            shopping as (
                select customer_id, count(distinct day) as days,
                    count(distinct day) filter (where day > cast(:today as date) - 90) as recent_days,
                    sum(amount) filter (where day > cast(:today as date) - 90) as recent_amount
                from bought where is_purchase group by customer_id),
            rhythm as (
                select customer_id, percentile_cont(0.5) within group (order by days) as usual,
                    max(days) filter (where day > cast(:today as date) - 180) as longest
                from pause where days is not null group by customer_id)
            select c.id, c.tier, c.value_segment, c.lifecycle, t.orders, t.year_orders, t.amount, t.year_amount,
                t.first_day, t.last_day, t.left_out, s.days, s.recent_days, s.recent_amount, r.usual, r.longest,
                (select i.at from interaction i where i.customer_id = c.id and i.at <= :now
                    and\s""" + Timeline.IS_CONTACT + """
                    order by i.at desc limit 1) as last_contact
            from customer c left join total t on t.customer_id = c.id left join rhythm r on r.customer_id = c.id
                left join shopping s on s.customer_id = c.id
            where c.id = any (:customers) and c.merged_into is null and c.erased_at is null
            order by c.id""";

    private final JdbcClient jdbc;
    private final List<ServiceBurdens> burdens;
    private final List<Satisfactions> satisfactions;
    private final StandingSettings settings;
    private final CompanyDay day;
    private final String[] currencies;
    private final String[] rates;

    SignalTable(
            JdbcClient jdbc,
            List<ServiceBurdens> burdens,
            List<Satisfactions> satisfactions,
            StandingSettings settings,
            CompanyDay day) {
        this.jdbc = jdbc;
        this.burdens = burdens;
        this.satisfactions = satisfactions;
        this.settings = settings;
        this.day = day;
        var worth = new TreeMap<>(settings.rates());
        worth.put(settings.currency(), BigDecimal.ONE);
        currencies = worth.keySet().toArray(String[]::new);
        rates = worth.values().stream().map(BigDecimal::toPlainString).toArray(String[]::new);
    }

    /**
     * How these customers stand and what speaks for another standing, in the order of their ids. Unknown, merged and
     * erased ones are passed over.
     *
     * @param now nothing that happened later is looked at
     */
    public List<Candidate> of(Collection<UUID> customers, Instant now) {
        var ids = customers.toArray(UUID[]::new);
        var needed = new TreeMap<UUID, ServiceBurden>();
        burdens.forEach(known -> needed.putAll(known.of(customers, now.minus(YEAR))));
        var content = new TreeMap<UUID, Satisfaction>();
        satisfactions.forEach(known -> content.putAll(known.latest(customers, now.minus(YEAR))));
        var today = day.of(now);
        return jdbc.sql(SQL)
                .param("zone", day.zone().getId())
                .param("currencies", currencies)
                .param("rates", rates)
                .param("customers", ids)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("today", today)
                .query((row, i) -> candidate(row, today, needed, content))
                .list();
    }

    private Candidate candidate(
            ResultSet row, LocalDate today, Map<UUID, ServiceBurden> needed, Map<UUID, Satisfaction> content)
            throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Candidate(
                id,
                new Values(row.getString("tier"), row.getString("value_segment"), row.getString("lifecycle")),
                signals(row, today, needed.getOrDefault(id, ServiceBurden.NONE), content.get(id)));
    }

    private Signals signals(ResultSet row, LocalDate today, ServiceBurden burden, Satisfaction content)
            throws SQLException {
        var orders = row.getInt("orders");
        var amount = money(row.getBigDecimal("amount"));
        var first = row.getObject("first_day", LocalDate.class);
        var last = row.getObject("last_day", LocalDate.class);
        var usual = row.getBigDecimal("usual");
        var rhythm = PurchaseRhythm.of(usual == null ? null : usual.setScale(1, RoundingMode.HALF_UP), settings);
        var silentDays = last == null ? null : days(last, today);
        var longest = row.getObject("longest", Integer.class);
        var contact = row.getObject("last_contact", OffsetDateTime.class);
        return new Signals(
                today,
                orders,
                row.getInt("year_orders"),
                amount,
                money(row.getBigDecimal("year_amount")),
                settings.currency(),
                leftOut(row.getString("left_out")),
                first,
                last,
                first == null ? null : days(first, today),
                silentDays,
                rhythm.own(),
                rhythm.times(silentDays),
                rhythm.times(longest),
                orders == 0 ? null : rhythm.yearly(amount, orders, silentDays),
                row.getInt("days"),
                row.getInt("recent_days"),
                money(row.getBigDecimal("recent_amount")),
                burden,
                content == null ? null : content.percent(),
                contact == null ? null : contact.toInstant());
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }

    private static BigDecimal money(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static List<String> leftOut(String currencies) {
        return currencies == null
                ? List.of()
                : List.of(currencies.split(",")).stream().distinct().sorted().toList();
    }

    /** A customer to be rated, and how they stand now. */
    public record Candidate(UUID id, Values values, Signals signals) {}
}
