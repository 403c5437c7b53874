package io.careflow.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.careflow.churn.Ranking.Scored;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the backtest measures. */
class RankingTest {

    private static final double EXACT = 1e-9;

    @Test
    void areaIsTheShareOfPairsInTheRightOrderAndHalfOfThoseThatAreEqual() {
        var random = new Random(7);
        var all = IntStream.range(0, 200)
                .mapToObj(i -> new Scored(random.nextInt(9), random.nextInt(3) > 0))
                .toList();
        var right = 0.0;
        var pairs = 0;
        for (var left : all) {
            for (var stayed : all) {
                if (left.left() && !stayed.left()) {
                    pairs++;
                    right += left.score() > stayed.score() ? 1 : left.score() == stayed.score() ? 0.5 : 0;
                }
            }
        }
        assertThat(new Ranking(all).auc()).isCloseTo(right / pairs, within(EXACT));
    }

    @Test
    void ofEqualsAPartIsTakenInProportion() {
        var ranking = new Ranking(
                List.of(new Scored(9, true), new Scored(5, true), new Scored(5, false), new Scored(1, false)));

        assertThat(ranking.precision(2)).isCloseTo(0.75, within(EXACT));
        assertThat(ranking.recall(2)).isCloseTo(0.75, within(EXACT));
        assertThat(ranking.recall(1)).isCloseTo(0.5, within(EXACT));
        assertThat(ranking.precision(4)).isCloseTo(ranking.base(), within(EXACT));
    }

    @Test
    void liftComparesATenthWithAll() {
        var all = IntStream.range(0, 100)
                .mapToObj(i -> new Scored(i, i >= 95 || i % 10 == 0))
                .toList();
        var ranking = new Ranking(all);

        assertThat(ranking.base()).isCloseTo(0.15, within(EXACT));
        assertThat(ranking.liftOfTopDecile()).isCloseTo(0.6 / 0.15, within(EXACT));
        assertThat(ranking.liftOfLowestDecile()).isCloseTo(0.9 / 0.85, within(EXACT));
        assertThat(ranking.deciles()).hasSize(10).startsWith(0.6).endsWith(0.1);
        assertThat(ranking.curve()).startsWith(new Ranking.Point(0, 0)).endsWith(new Ranking.Point(1, 1));
    }
}
