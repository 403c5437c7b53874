package io.careflow.customer;

import io.careflow.platform.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers spent month by month. */
@Component
public class PurchaseMonths {

    private final JdbcClient jdbc;
    private final CustomerVisibility visibility;
    private final Clock clock;

    PurchaseMonths(JdbcClient jdbc, CustomerVisibility visibility, Clock clock) {
        this.jdbc = jdbc;
        this.visibility = visibility;
        this.clock = clock;
    }

    /**
     * What was spent in a month.
     *
     * @param amount zero where nothing was bought
     * @param purchases how many lines of orders
     */
    public record Month(YearMonth month, Money amount, int purchases) {}

    /**
     * The last months, oldest first, the running one included: in the currency that the customer mostly pays in, since
     * amounts of several cannot be added.
     *
     * @param zone whose months
     * @param months how many
     * @return empty where nothing was bought in all of them
     */
    public List<Month> ofCustomer(UUID customerId, ZoneId zone, int months) {
        var scope = visibility.current();
        var first = YearMonth.now(clock.withZone(zone)).minusMonths(months - 1L);
        var bought = new HashMap<YearMonth, Month>();
        jdbc.sql("""
                        with bought as (
                            select cast(date_trunc('month', at at time zone :zone) as date) as month, currency,
                                sum(amount) as amount, count(*) as purchases
                            from purchase where customer_id = :customer and at >= :from and %s
                            group by 1, 2)
                        select month, currency, amount, purchases from bought where currency =
                            (select currency from bought group by currency order by sum(purchases) desc, currency limit 1)""".formatted(scope.of("purchase.customer_id")))
                .param("zone", zone.getId())
                .param("customer", customerId)
                .param("from", first.atDay(1).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC))
                .params(scope.parameters())
                .query((row, i) -> new Month(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        Money.of(row.getBigDecimal("amount"), row.getString("currency")),
                        row.getInt("purchases")))
                .list()
                .forEach(month -> bought.put(month.month(), month));
        if (bought.isEmpty()) {
            return List.of();
        }
        var currency = bought.values().iterator().next().amount().currency().getCurrencyCode();
        return IntStream.range(0, months)
                .mapToObj(first::plusMonths)
                .map(month -> bought.getOrDefault(month, new Month(month, Money.of(BigDecimal.ZERO, currency), 0)))
                .toList();
    }
}
