package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import io.careflow.platform.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CareflowTest
class PurchaseMonthsTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    PurchaseMonths months;

    @Autowired
    Purchases purchases;

    @Autowired
    Customers customers;

    @Autowired
    Clock clock;

    private YearMonth now;
    private UUID customer;
    private int line;

    @BeforeEach
    void customer() {
        now = YearMonth.now(clock.withZone(SHANGHAI));
        customer = customers
                .findOrCreate(new NewCustomer("李娜", UUID.randomUUID() + "@example.com", null, null))
                .id();
    }

    @Test
    void everyMonthIsThereAndEachIsTheCustomersOwn() {
        // The first minute of the month in Shanghai: still the month before in UTC.
        buys(now.minusMonths(2).atDay(1).atStartOfDay().plusMinutes(1), "100.50", "CNY");
        buys(now.minusMonths(1).atDay(1).atStartOfDay().minusMinutes(1), "20", "CNY");
        buys(now.minusMonths(3).atDay(1).atStartOfDay().minusMinutes(1), "7", "CNY");

        assertThat(months.ofCustomer(customer, SHANGHAI, 3))
                .containsExactly(
                        new PurchaseMonths.Month(now.minusMonths(2), yuan("120.50"), 2),
                        new PurchaseMonths.Month(now.minusMonths(1), yuan("0"), 0),
                        new PurchaseMonths.Month(now, yuan("0"), 0));
        assertThat(months.ofCustomer(customer, SHANGHAI, 2)).isEmpty();
    }

    @Test
    void amountsOfOtherCurrenciesAreNotAdded() {
        buys(now.atDay(1).atStartOfDay(), "10", "CNY");
        buys(now.atDay(1).atStartOfDay(), "12", "CNY");
        buys(now.atDay(1).atStartOfDay(), "900", "USD");

        assertThat(months.ofCustomer(customer, SHANGHAI, 1))
                .containsExactly(new PurchaseMonths.Month(now, yuan("22"), 2));
    }

    private void buys(LocalDateTime at, String amount, String currency) {
        purchases.add(new NewPurchase(
                customer,
                "shop",
                "M-" + customer,
                ++line,
                "Tea",
                BigDecimal.ONE,
                Money.of(new BigDecimal(amount), currency),
                at.atZone(SHANGHAI).toInstant(),
                null));
    }

    private static Money yuan(String amount) {
        return Money.of(new BigDecimal(amount), "CNY");
    }
}
