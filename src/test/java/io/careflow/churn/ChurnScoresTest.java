package io.careflow.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.CareflowTest;
import io.careflow.GivenJobs;
import io.careflow.churn.process.ScoreChurnWorker;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How likely customers are to leave, and how all of them are scored at night. */
@CareflowTest
class ChurnScoresTest extends ChurnCase {

    // No night of the test's own clock.
    private static final LocalDate LONG_AGO = LocalDate.of(2001, 2, 3);
    private static final Duration UNTIL_DONE = Duration.ofMinutes(1);

    @Autowired
    ChurnRuns runs;

    @Autowired
    ScoreChurnWorker worker;

    @Test
    void silenceAgainstTheirOwnRhythmPutsARegularAtRisk() {
        var customer = regular(5);
        assertThat(rated(customer)).isEqualTo("low");
        assertThat(score(customer)).isLessThan(10);

        later(customer, 60);

        assertThat(rated(customer)).isEqualTo("medium");
        assertThat(jdbc.sql("select reason from churn_score where customer_id = ?")
                        .param(customer)
                        .query(String.class)
                        .single())
                .isEqualTo("silence");
        assertThat(jdbc.sql("select reasons -> 0 ->> 'whyZh' from churn_score where customer_id = ?")
                        .param(customer)
                        .query(String.class)
                        .single())
                .contains("没有购买");
    }

    @Test
    void nobodyBouncesInAndOutBetweenBothThresholds() {
        var nearly = regular(28);
        assertThat(rated(nearly)).isEqualTo("low");
        var between = score(nearly);
        assertThat(between).as("between leaving at 16 and entering at 22").isBetween(16, 21);

        later(nearly, 60);
        assertThat(rated(nearly)).isEqualTo("medium");
        later(nearly, -60);
        assertThat(rated(nearly)).as("stays at risk").isEqualTo("medium");
        assertThat(score(nearly)).isEqualTo(between);
        later(nearly, -20);
        assertThat(rated(nearly)).as("is safe below the lower one").isEqualTo("low");
    }

    @Test
    void whoNeverBoughtHasNoScore() {
        var prospect = someCustomer();
        scores.rate(List.of(prospect));

        assertThat(jdbc.sql("select count(*) from churn_score where customer_id = ?")
                        .param(prospect)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoseScoreIsAsItWasIsNotTouchedAndTheHistoryKeepsWhatMoved() {
        var customer = regular(5);
        assertThat(scores.rate(List.of(customer))).isOne();
        assertThat(scores.rate(List.of(customer))).isZero();
        assertThat(history(customer)).isOne();

        jdbc.sql("update churn_history set scored_on = scored_on - 40 where customer_id = ?")
                .param(customer)
                .update();
        later(customer, 60);
        assertThat(scores.rate(List.of(customer))).isOne();
        assertThat(history(customer)).isEqualTo(2);
    }

    @Test
    void nothingIsKnownThatHappenedLater() {
        var customer = regular(5);
        var then = daysAgo(40);
        bought(customer, 3, "1000");

        var asOf = scores.assess(List.of(customer), then, Map.of()).getFirst();
        assertThat(asOf.stake()).as("six of ten purchases by then").isEqualByComparingTo("600");
    }

    @Test
    void goesOnWithThePageThatFailed() {
        var them = IntStream.range(0, 12).mapToObj(i -> regular(5)).toList();
        var broken = them.get(7);
        var function = "refuse_" + UUID.randomUUID().toString().replace('-', '_');
        jdbc.sql("create function " + function + "() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'disk full'; end $$")
                .update();
        jdbc.sql("create trigger " + function + " before insert on churn_score for each row when (new.customer_id = '"
                        + broken + "') execute function " + function + "()")
                .update();
        try {
            assertThatThrownBy(() -> runs.goOn(LONG_AGO, UNTIL_DONE, 2)).hasMessageContaining("disk full");
            assertThat(risk(them.getFirst())).isEqualTo("low");
        } finally {
            jdbc.sql("drop function " + function + "() cascade").update();
        }

        var answer = worker.score(GivenJobs.withVariables(Map.of("scoredOn", LONG_AGO.toString())));

        assertThat(answer).containsEntry("allScored", true).containsEntry("scoredOn", LONG_AGO.toString());
        assertThat(them).allSatisfy(customer -> assertThat(history(customer)).isOne());
        var finished = runs.goOn(LONG_AGO, UNTIL_DONE);
        someCustomer();
        assertThat(runs.goOn(LONG_AGO, UNTIL_DONE))
                .as("a finished run stays as it is")
                .isEqualTo(finished);
    }
}
