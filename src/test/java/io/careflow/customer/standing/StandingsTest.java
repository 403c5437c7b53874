package io.careflow.customer.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import io.careflow.customer.Interaction;
import io.careflow.customer.Timeline;
import io.careflow.platform.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CareflowTest
class StandingsTest extends StandingCase {

    @Autowired
    Timeline timeline;

    @Autowired
    StandingData data;

    @Test
    void whoBuysStandsOtherwiseWithinSeconds() {
        var customer = someCustomer();
        for (var daysAgo = 10; daysAgo <= 160; daysAgo += 30) {
            bought(customer, daysAgo, "2000");
        }

        await().untilAsserted(
                        () -> assertThat(customers.find(customer).orElseThrow().standing())
                                .extracting("tier", "valueSegment", "lifecycle")
                                .containsExactly("A", "high", "loyal"));
        var explained = standings.explain(customer);
        assertThat(explained.reasons().get(Aspect.TIER).why()).isEqualTo("Buys for 10,000 or more a year.");
        assertThat(explained.reasons().get(Aspect.TIER).whyZh()).isEqualTo("一年内购买达到 10,000。");
        assertThat(explained.signals().yearOrders()).isEqualTo(6);
    }

    @Test
    void newTierIsInTheHistoryAndOnTheTimeline() {
        var customer = someCustomer();
        rate(customer);
        bought(customer, 3, "2500");
        rate(customer);

        assertThat(standings.history(customer, null).items())
                .extracting(change -> change.of() + " " + change.from() + " " + change.to())
                .containsExactlyInAnyOrder(
                        "VALUE_SEGMENT null low",
                        "LIFECYCLE null prospect",
                        "TIER C B",
                        "VALUE_SEGMENT low high",
                        "LIFECYCLE prospect first-time");
        assertThat(standings.history(customer, null).items())
                .filteredOn(change -> change.of() == Aspect.TIER)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.rule()).isEqualTo("Rule_CustomerTier_05");
                    assertThat(change.table()).hasSize(12);
                    assertThat(change.signals().yearAmount()).isEqualByComparingTo("2500");
                    assertThat(change.since())
                            .isEqualTo(customers
                                    .find(customer)
                                    .orElseThrow()
                                    .standing()
                                    .tierSince());
                });
        assertThat(timeline.ofCustomer(customer, null).items())
                .extracting(Interaction::summary, Interaction::arguments)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("customer.tier-changed", List.of("C", "B")));
    }

    @Test
    void whoStandsWhereTheyStoodIsNotTouched() {
        var customer = someCustomer();
        rate(customer);
        var before = row(customer);

        assertThat(standings.rate(List.of(customer))).isZero();
        assertThat(row(customer)).isEqualTo(before);
        assertThat(standings.history(customer, null).items()).hasSize(2);
    }

    @Test
    void versionAndTimeOfTheRecordStay() {
        var customer = someCustomer();
        var before = customers.find(customer).orElseThrow();
        bought(customer, 3, "2500");
        rate(customer);

        var after = customers.find(customer).orElseThrow();
        assertThat(after.tier()).isNotEqualTo(before.tier());
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.changedAt()).isEqualTo(before.changedAt());
    }

    @Test
    void historyComesInPages() {
        var customer = someCustomer();
        rate(customer);
        jdbc.sql("insert into standing_change select gen_random_uuid(), customer_id, aspect, from_value, to_value,"
                        + " since - n * interval '1 day', rule, table_version, why, why_zh, signals"
                        + " from standing_change, generate_series(1, 20) as n where customer_id = ?")
                .param(customer)
                .update();

        var first = standings.history(customer, null);
        var second = standings.history(customer, first.next());
        var third = standings.history(customer, second.next());

        assertThat(first.items()).hasSize(20);
        assertThat(second.items()).hasSize(20).doesNotContainAnyElementsOf(first.items());
        assertThat(third.items()).hasSize(2);
        assertThat(third.next()).isNull();
    }

    @Test
    void historyIsGivenToTheCustomerAndGoesWithThem() {
        var customer = someCustomer();
        rate(customer);
        var given = new ArrayList<Object>();
        data.export(customer, given::add);
        assertThat(given).hasSize(2).hasOnlyElementsOfType(StandingChange.class);

        data.erase(customer);

        assertThat(standings.history(customer, null).items()).isEmpty();
    }

    @Test
    void mergedRecordsAreNotRated() {
        var customer = someCustomer();
        jdbc.sql("update customer set merged_into = ? where id = ?")
                .params(someCustomer(), customer)
                .update();

        assertThat(standings.rate(List.of(customer))).isZero();
        assertThatThrownBy(() -> standings.explain(customer))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("merged");
    }

    private void rate(UUID customer) {
        standings.rate(List.of(customer));
    }

    private String row(UUID customer) {
        return jdbc.sql("select xmin || ' ' || customer::text from customer where id = ?")
                .param(customer)
                .query(String.class)
                .single();
    }
}
