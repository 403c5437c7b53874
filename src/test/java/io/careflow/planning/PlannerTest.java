package io.careflow.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.CareflowTest;
import io.careflow.customer.CustomerDetails;
import io.careflow.customer.Customers;
import io.careflow.engine.ProcessMessages;
import io.careflow.platform.CompanyDay;
import io.careflow.platform.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The one way in which all scheduled flows start, tried with a flow of the test's own customers. */
@CareflowTest
class PlannerTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);
    private static final Duration LONG = Duration.ofMinutes(5);

    @Autowired
    PlannerTable table;

    @Autowired
    LiveCustomers live;

    @Autowired
    ProcessMessages process;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    List<UUID> people;
    TestFlow flow;
    LocalDate today = MONDAY;

    @BeforeEach
    void people() {
        people = Stream.generate(this::customer).limit(5).sorted().toList();
        flow = new TestFlow("flow-" + UUID.randomUUID(), people);
    }

    @Test
    void everybodyIsStartedOnceAnOccasionHoweverOftenItRuns() {
        run();
        run();
        assertThat(planner(1000).find(flow.name(), LONG)).isTrue();
        assertThat(flow.started).containsExactlyInAnyOrderElementsOf(people);
        assertThat(judged(MONDAY)).isEqualTo(5);

        today = MONDAY.plusDays(1);
        run();
        assertThat(flow.started).as("the occasion is still the same").hasSize(5);
        flow.occasion = "another";
        today = MONDAY.plusDays(2);
        run();
        assertThat(flow.started).hasSize(10);
    }

    @Test
    void whoeverGoesOnAfterAFaultBeginsWhereItStopped() {
        flow.failsAt = people.get(3);
        assertThatThrownBy(() -> planner(1000).find(flow.name(), LONG, 1)).isInstanceOf(IllegalStateException.class);
        assertThat(judged(MONDAY)).isEqualTo(3);

        flow.failsAt = null;
        flow.judgements.clear();
        assertThat(planner(1000).find(flow.name(), LONG, 1)).isTrue();
        assertThat(flow.judgements.keySet()).containsExactlyInAnyOrder(people.get(3), people.get(4));
        assertThat(planner(1000).find(flow.name(), Duration.ZERO))
                .as("nothing left")
                .isTrue();
    }

    @Test
    void aSearchStopsWhenItsTimeIsOver() {
        assertThat(planner(1000).find(flow.name(), Duration.ZERO.minusMillis(1)))
                .isFalse();
        assertThat(flow.judgements).isEmpty();
    }

    @Test
    void aStartThatFailsTakesBackTheOthersOfItsTransactionAndIsTriedAgain() {
        flow.refusesToStart = people.get(2);
        planner(1000).find(flow.name(), LONG);
        assertThatThrownBy(() -> planner(1000).start(flow.name(), LONG)).isInstanceOf(IllegalStateException.class);
        assertThat(count("started")).isZero();

        flow.refusesToStart = null;
        flow.started.clear();
        planner(1000).start(flow.name(), LONG);
        assertThat(flow.started).containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    void aQueueGetsAsManyADayAsItHasCapacityForTheImportantFirst() {
        people.forEach(customer -> flow.queues.put(customer, "team"));
        flow.capacity = 2;
        flow.priorities.put(people.get(4), 90);
        flow.priorities.put(people.get(1), 80);
        run();
        run();
        assertThat(flow.started).containsExactly(people.get(4), people.get(1));

        today = MONDAY.plusDays(1);
        run();
        assertThat(flow.started).hasSize(4);
        today = MONDAY.plusDays(2);
        run();
        assertThat(flow.started).containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    void aQueueThatIsFullHoldsNoOtherUp() {
        flow.queues.put(people.get(0), "full");
        flow.queues.put(people.get(1), "full");
        flow.capacity = 1;
        run();
        assertThat(flow.started).hasSize(4).containsAll(people.subList(2, 5));
    }

    @Test
    void whoIsNotDueAnyMoreWhenTheirTurnComesIsLeftOutAndMayComeAgain() {
        planner(1000).find(flow.name(), LONG);
        flow.leftOut.put(people.get(0), "open-complaint");
        planner(1000).start(flow.name(), LONG);
        assertThat(flow.started).hasSize(4).doesNotContain(people.get(0));
        assertThat(jdbc.sql("select dropped_for from planned_start where flow = ? and customer_id = ?")
                        .params(flow.name(), people.get(0))
                        .query(String.class)
                        .single())
                .isEqualTo("open-complaint");

        today = MONDAY.plusDays(1);
        run();
        assertThat(jdbc.sql(
                                "select left_out ->> 'open-complaint' from planner_run where flow = ? and business_date = ?")
                        .params(flow.name(), today)
                        .query(String.class)
                        .single())
                .isEqualTo("1");
        flow.leftOut.clear();
        today = MONDAY.plusDays(2);
        run();
        assertThat(flow.started).containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    void whoWasMergedMeanwhileIsNotStarted() {
        planner(1000).find(flow.name(), LONG);
        jdbc.sql("update customer set merged_into = ? where id = ?")
                .params(people.get(1), people.get(0))
                .update();
        planner(1000).start(flow.name(), LONG);
        assertThat(flow.started).containsExactlyInAnyOrderElementsOf(people.subList(1, 5));
        assertThat(count("dropped")).isOne();
    }

    @Test
    void missedDatesAreLookedAtOneByOneAsFarBackAsTheFlowWants() {
        flow.catchUpDays = 2;
        run();
        today = MONDAY.plusDays(5);
        flow.dates.clear();
        run();
        assertThat(flow.dates).containsExactly(MONDAY.plusDays(3), MONDAY.plusDays(4), MONDAY.plusDays(5));
    }

    @Test
    void theFirstRunEverLooksAtNoDateBefore() {
        flow.catchUpDays = 2;
        run();
        assertThat(flow.dates).containsExactly(MONDAY);
    }

    @Test
    void nothingIsStartedWhileTheEngineDoesNotKeepUp() {
        planner(1000).find(flow.name(), LONG);
        transaction.executeWithoutResult(status -> {
            process.publish("record-review-due", UUID.randomUUID().toString(), Map.of());
            assertThat(planner(1).start(flow.name(), LONG)).isFalse();
            status.setRollbackOnly();
        });
        assertThat(flow.started).isEmpty();
    }

    @Test
    void aFlowThatNobodySchedulesIsNamed() {
        assertThatThrownBy(() -> planner(1000).find("complaint-handling", LONG))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("complaint-handling");
    }

    private void run() {
        assertThat(planner(1000).find(flow.name(), LONG)).isTrue();
        assertThat(planner(1000).start(flow.name(), LONG)).isTrue();
    }

    private Planner planner(int mostUndelivered) {
        var zone = ZoneId.of("Asia/Shanghai");
        return new Planner(
                new ScheduledFlows(List.of(flow)),
                table,
                live,
                process,
                new PlanningSettings(mostUndelivered),
                new CompanyDay(zone, Clock.fixed(today.atTime(6, 0).atZone(zone).toInstant(), zone)),
                transaction);
    }

    private int judged(LocalDate date) {
        return jdbc.sql("select judged from planner_run where flow = ? and business_date = ?")
                .params(flow.name(), date)
                .query(Integer.class)
                .single();
    }

    private int count(String state) {
        return jdbc.sql("select count(*) from planned_start where flow = ? and state = ?")
                .params(flow.name(), state)
                .query(Integer.class)
                .single();
    }

    private UUID customer() {
        return customers
                .create(new CustomerDetails(
                        null, "Li Na", null, null, null, List.of(), null, null, null, "CN", null, null, null, null,
                        null))
                .id();
    }
}
