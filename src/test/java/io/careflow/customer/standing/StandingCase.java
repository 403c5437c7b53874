package io.careflow.customer.standing;

import io.careflow.customer.Customers;
import io.careflow.customer.NewCustomer;
import io.careflow.customer.NewPurchase;
import io.careflow.customer.Purchases;
import io.careflow.platform.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers and what they bought, on the shared database. */
abstract class StandingCase {

    @Autowired
    Customers customers;

    @Autowired
    Purchases purchases;

    @Autowired
    Standings standings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    UUID someCustomer() {
        return customers
                .findOrCreate(new NewCustomer("Li Na", null, null, null))
                .id();
    }

    /** An order of its own, some days ago. */
    void bought(UUID customer, int daysAgo, String amount) {
        bought(customer, daysAgo, amount, "CNY", UUID.randomUUID().toString());
    }

    void bought(UUID customer, int daysAgo, String amount, String currency, String order) {
        var quantity = new BigDecimal(amount).signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        var line = jdbc.sql("select count(*) + 1 from purchase where source = 'shop' and order_id = ?")
                .param(order)
                .query(Integer.class)
                .single();
        purchases.add(new NewPurchase(
                customer,
                "shop",
                order,
                line,
                "Kettle",
                quantity,
                Money.of(new BigDecimal(amount), currency),
                daysAgo(daysAgo),
                null));
    }

    Instant daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }
}
