package io.careflow.churn;

import io.careflow.customer.Customers;
import io.careflow.customer.NewCustomer;
import io.careflow.platform.Ids;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers and what they bought, on the shared database. */
abstract class ChurnCase {

    @Autowired
    Customers customers;

    @Autowired
    ChurnScores scores;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    UUID someCustomer() {
        return customers
                .findOrCreate(new NewCustomer(
                        "Li Na",
                        UUID.randomUUID() + "@example.org",
                        "138" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000),
                        null))
                .id();
    }

    /** Ten purchases, one every ten days, the last one so many days ago. */
    UUID regular(int silentDays) {
        var customer = someCustomer();
        for (var i = 0; i < 10; i++) {
            bought(customer, silentDays + 10 * i, "100");
        }
        return customer;
    }

    /** By another way than the record's own: nobody is told. */
    void bought(UUID customer, int daysAgo, String amount) {
        jdbc.sql(
                        "insert into purchase (id, customer_id, source, order_id, line, product, quantity, amount, currency, at,"
                                + " created_at) values (?, ?, 'shop', ?, 1, 'Kettle', 1, ?, 'CNY', ?, ?)")
                .params(
                        ids.next(),
                        customer,
                        UUID.randomUUID().toString(),
                        new BigDecimal(amount),
                        daysAgo(daysAgo).atOffset(ZoneOffset.UTC),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The same customer when so many more days have gone by in silence. */
    void later(UUID customer, int days) {
        jdbc.sql("update purchase set at = at - ? * interval '1 day' where customer_id = ?")
                .params(days, customer)
                .update();
    }

    Instant daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }

    String risk(UUID customer) {
        return jdbc.sql("select risk from churn_score where customer_id = ?")
                .param(customer)
                .query(String.class)
                .single();
    }

    int score(UUID customer) {
        return jdbc.sql("select score from churn_score where customer_id = ?")
                .param(customer)
                .query(Integer.class)
                .single();
    }

    int history(UUID customer) {
        return jdbc.sql("select count(*) from churn_history where customer_id = ?")
                .param(customer)
                .query(Integer.class)
                .single();
    }

    String rated(UUID customer) {
        scores.rate(List.of(customer));
        return risk(customer);
    }
}
