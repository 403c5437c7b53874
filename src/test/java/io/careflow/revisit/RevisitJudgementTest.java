package io.careflow.revisit;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import io.careflow.customer.Direction;
import io.careflow.customer.NewInteraction;
import io.careflow.planning.Judgement;
import io.careflow.planning.Judgement.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is due for a revisit, and why, by the tables that are shipped. */
@CareflowTest
class RevisitJudgementTest extends RevisitCase {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "A, 27, NOT_DUE", "A, 32, DUE",
        "B, 85, NOT_DUE", "B, 93, DUE",
        "C, 175, NOT_DUE", "C, 185, DUE",
    })
    void whoHasNotHeardFromUsForTheIntervalOfTheirTierIsDue(String tier, int days, Verdict verdict) {
        var customer = customer(tier);
        talkedTo(customer, days);
        assertThat(judge(customer).verdict()).isEqualTo(verdict);
    }

    @Test
    void whoeverNeverHeardFromUsIsDueByWhenTheyCameToBeKnown() {
        var judgement = judge(customer("C"));
        assertThat(judgement.verdict()).isEqualTo(Verdict.DUE);
        assertThat(judgement.reason()).isEqualTo("interval-over");
        assertThat(judgement.facts())
                .containsEntry("way", "call")
                .containsEntry("every", "P6M")
                .containsEntry("group", team)
                .doesNotContainKeys("lastContactOn", "owner");
        assertThat(judgement.queue()).isEqualTo(team);
    }

    @ParameterizedTest
    @CsvSource({"prospect", "lost"})
    void nobodyIsVisitedBeforeTheyBoughtNorOnceTheyAreLost(String lifecycle) {
        var customer = customer("A");
        standsAt(customer, "A", lifecycle);
        assertThat(judge(customer).reason()).isEqualTo("no-revisits");
    }

    @Test
    void whatWasAgreedCountsUntilTheyHearFromUsAgain() {
        var customer = customer("C");
        talkedTo(customer, 20);
        var revisit = UUID.randomUUID();
        var today = today();
        jdbc.sql(
                        "insert into revisit (id, customer_id, planned_start, due_on, due_at, group_name, tier, way, most_tries,"
                                + " every, outcome, next_on, opened_at, closed_at)"
                                + " values (?, ?, ?, ?, ?, ?, 'C', 'call', 1, 'P6M', 'neutral', ?, ?, ?)")
                .params(revisit, customer, UUID.randomUUID(), today, ago(15), team, today.plusDays(3), ago(20), ago(15))
                .update();
        assertThat(judge(customer).verdict()).isEqualTo(Verdict.NOT_DUE);
        assertThat(judge(customer, today.plusDays(3)))
                .extracting(Judgement::verdict, Judgement::reason)
                .containsExactly(Verdict.DUE, "agreed-date");

        talkedTo(customer, 1);
        assertThat(judge(customer, today.plusDays(3)).verdict()).isEqualTo(Verdict.NOT_DUE);
    }

    @Test
    void aWayThatIsClosedGivesWayToTheOther() {
        var customer = customer("A", "13800001111", UUID.randomUUID() + "@example.org");
        optOut(customer, "phone");
        assertThat(judge(customer).facts()).containsEntry("way", "email").containsEntry("otherwise", "none");
        optOut(customer, "email");
        assertThat(judge(customer))
                .extracting(Judgement::verdict, Judgement::reason)
                .containsExactly(Verdict.LEFT_OUT, "opted-out");
    }

    @Test
    void whoCannotBeReachedIsLeftOutAndShown() {
        assertThat(judge(customer("A", new String[0])))
                .extracting(Judgement::verdict, Judgement::reason)
                .containsExactly(Verdict.LEFT_OUT, "unreachable");
    }

    @Test
    void oneRevisitAtATime() {
        var customer = customer("A");
        plan();
        assertThat(judge(customer, today().plusDays(60)))
                .extracting(Judgement::verdict, Judgement::reason)
                .containsExactly(Verdict.LEFT_OUT, "running");
    }

    @Test
    void whoIsLateComesFirst() {
        var late = customer("B");
        var lately = customer("B");
        talkedTo(lately, 93);
        assertThat(judge(late).priority()).isGreaterThan(judge(lately).priority());
    }

    private void talkedTo(UUID customer, int daysAgo) {
        timeline.record(NewInteraction.of(customer, "call", "customer.wrote")
                .over("phone", Direction.OUTBOUND)
                .at(clock.instant().minus(Duration.ofDays(daysAgo))));
    }

    private void optOut(UUID customer, String channel) {
        jdbc.sql("insert into consent (id, customer_id, channel, purpose, state, at, source, recorded_at, recorded_by)"
                        + " values (?, ?, ?, 'relationship', 'opted-out', ?, 'web-form', ?, 'system')")
                .params(UUID.randomUUID(), customer, channel, ago(1), ago(1))
                .update();
    }

    private OffsetDateTime ago(int days) {
        return clock.instant().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private Judgement judge(UUID customer) {
        return judge(customer, today());
    }

    private Judgement judge(UUID customer, LocalDate date) {
        return whileTheyStand(() -> flow.judge(date, List.of(customer)).getFirst());
    }
}
