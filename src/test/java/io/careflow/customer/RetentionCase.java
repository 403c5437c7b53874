package io.careflow.customer;

import io.careflow.platform.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of somebody who is older than whatever another test has made. */
abstract class RetentionCase {

    static final Period CENTURY = Period.ofYears(100);
    static final Duration LONG = Duration.ofMinutes(1);

    @Autowired
    List<RetentionRule> rules;

    @Autowired
    Customers customers;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private OffsetDateTime today;

    @BeforeEach
    void look() {
        today = clock.instant().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    Retention keeping(String... names) {
        return keeping(Arrays.stream(names).collect(Collectors.toMap(name -> name, name -> CENTURY)));
    }

    Retention keeping(Map<String, Period> ages) {
        return new Retention(rules, new RetentionSettings(ages), transactions, audit, clock);
    }

    UUID customer() {
        return customers.create(CustomerDetails.of("Li Na", "en", List.of())).id();
    }

    OffsetDateTime ago(int years) {
        return today.minusYears(years);
    }
}
