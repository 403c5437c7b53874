package io.careflow.customer.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import io.careflow.customer.Direction;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.ServiceBurden;
import io.careflow.customer.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the record tells of customers. */
@CareflowTest
class SignalTableTest extends StandingCase {

    @Autowired
    SignalTable table;

    @Autowired
    Timeline timeline;

    /** Orders as daysAgo:amount. The usual interval of who has none is 90 days, the least one 7. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # orders                        | orders | year | amount  | yearAmount | tenure | since | interval | silence | comeback | potential
            -                               | 0      | 0    | 0       | 0          | -      | -     | -        | -       | -        | -
            0:100                           | 1      | 1    | 100     | 100        | 0      | 0     | -        | 0.00    | -        | 405.56
            90:100                          | 1      | 1    | 100     | 100        | 90     | 90    | -        | 1.00    | -        | 405.56
            180:100                         | 1      | 1    | 100     | 100        | 180    | 180   | -        | 2.00    | -        | 202.78
            364:100                         | 1      | 1    | 100     | 100        | 364    | 364   | -        | 4.04    | -        | 100.27
            365:100                         | 1      | 0    | 100     | 0          | 365    | 365   | -        | 4.06    | -        | 100.00
            400:50 370:50 10:50             | 3      | 1    | 150     | 50         | 400    | 10    | 195.0    | 0.05    | 1.85     | 93.59
            60:10 40:10 30:10 0:10          | 4      | 4    | 40      | 40         | 60     | 0     | 20.0     | 0.00    | 1.50     | 182.50
            31:10 30:10 29:10               | 3      | 3    | 30      | 30         | 31     | 29    | 1.0      | 4.14    | 0.14     | 125.86
            30:10 30:20 10:30               | 3      | 3    | 60      | 60         | 30     | 10    | 20.0     | 0.50    | 1.00     | 365.00
            30:100 10:-40                   | 1      | 1    | 60      | 60         | 30     | 30    | -        | 0.33    | -        | 243.33
            30:-40                          | 0      | 0    | -40     | -40        | -      | -     | -        | -       | -        | -
            """)
    void purchases(
            String bought,
            int orders,
            int yearOrders,
            String amount,
            String yearAmount,
            Integer tenure,
            Integer since,
            String interval,
            String silence,
            String comeback,
            String potential) {
        var customer = someCustomer();
        for (var order : bought == null ? new String[0] : bought.split(" ")) {
            bought(customer, Integer.parseInt(order.split(":")[0]), order.split(":")[1]);
        }

        var signals = signals(customer);

        assertThat(signals.orders()).isEqualTo(orders);
        assertThat(signals.yearOrders()).isEqualTo(yearOrders);
        assertThat(signals.amount()).isEqualByComparingTo(amount);
        assertThat(signals.yearAmount()).isEqualByComparingTo(yearAmount);
        assertThat(signals.tenureDays()).isEqualTo(tenure);
        assertThat(signals.daysSincePurchase()).isEqualTo(since);
        assertThat(text(signals.interval())).isEqualTo(interval);
        assertThat(text(signals.silence())).isEqualTo(silence);
        assertThat(text(signals.comeback())).isEqualTo(comeback);
        assertThat(text(signals.potentialAmount())).isEqualTo(potential);
        assertThat(signals.leftOut()).isEmpty();
    }

    @Test
    void linesOfAnOrderAreOnePurchaseAndAReturnedOrderIsNone() {
        var customer = someCustomer();
        var one = UUID.randomUUID().toString();
        bought(customer, 20, "70", "CNY", one);
        bought(customer, 20, "30", "CNY", one);
        var returned = UUID.randomUUID().toString();
        bought(customer, 5, "500", "CNY", returned);
        bought(customer, 2, "-500", "CNY", returned);

        var signals = signals(customer);

        assertThat(signals.orders()).isEqualTo(1);
        assertThat(signals.amount()).isEqualByComparingTo("100");
        assertThat(signals.daysSincePurchase()).isEqualTo(20);
    }

    @Test
    void amountsWithoutARateAreLeftOutAndTold() {
        var customer = someCustomer();
        bought(customer, 20, "70");
        bought(customer, 10, "1000", "USD", UUID.randomUUID().toString());
        bought(customer, 5, "1000", "JPY", UUID.randomUUID().toString());

        var signals = signals(customer);

        assertThat(signals.yearAmount()).isEqualByComparingTo("70");
        assertThat(signals.orders()).as("they were bought all the same").isEqualTo(3);
        assertThat(signals.leftOut()).containsExactly("JPY", "USD");
    }

    @Test
    void complaintsOfAYearCountWithdrawnOnesDoNot() {
        var customer = someCustomer();
        complained(customer, 10, "CLOSED", "critical", true);
        complained(customer, 20, "CLOSED", "low", false);
        complained(customer, 30, "IN_PROGRESS", "high", null);
        complained(customer, 40, "WITHDRAWN", "high", null);
        complained(customer, 400, "RESOLVED", "critical", false);

        assertThat(signals(customer).burden()).isEqualTo(new ServiceBurden(3, 2, 2, 50));
    }

    @Test
    void lastContactIsTheLatestTheySpokeOrWroteAndNoNote() {
        var customer = someCustomer();
        assertThat(signals(customer).lastContact()).isNull();
        timeline.record(NewInteraction.of(customer, "call", "customer.call").at(daysAgo(9)));
        timeline.record(NewInteraction.of(customer, "message", "message.complaint-answer")
                .over("email", Direction.OUTBOUND)
                .at(daysAgo(7)));
        timeline.record(NewInteraction.of(customer, "note", "customer.note").at(daysAgo(1)));

        assertThat(signals(customer).lastContact()).isBetween(daysAgo(8), daysAgo(6));
    }

    @Test
    void manyAreReadAtOnceInTheOrderOfTheirIds() {
        var them = new ArrayList<UUID>();
        for (var amount : List.of("10", "20", "30")) {
            var customer = someCustomer();
            bought(customer, 3, amount);
            them.add(customer);
        }

        assertThat(table.of(them.reversed(), clock.instant()))
                .extracting(
                        SignalTable.Candidate::id,
                        candidate -> candidate.signals().amount().intValue())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(them.get(0), 10),
                        org.assertj.core.groups.Tuple.tuple(them.get(1), 20),
                        org.assertj.core.groups.Tuple.tuple(them.get(2), 30));
    }

    private Signals signals(UUID customer) {
        return table.of(Arrays.asList(customer), clock.instant()).getFirst().signals();
    }

    private static String text(java.math.BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private void complained(UUID customer, int daysAgo, String status, String severity, Boolean satisfied) {
        jdbc.sql(
                        "insert into complaint (id, version, reference, customer_id, channel, subject, description, received_at,"
                                + " request_digest, status, severity, awaiting_answer, satisfied, reopenings, questions)"
                                + " values (gen_random_uuid(), 0, gen_random_uuid(), ?, 'web', 'Late', 'Late', ?, '', ?, ?, false, ?,"
                                + " 0, 0)")
                .params(customer, daysAgo(daysAgo).atOffset(java.time.ZoneOffset.UTC), status, severity, satisfied)
                .update();
    }
}
