package io.careflow.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {

    /** Wilson's intervals as R's binom.confint gives them. */
    @ParameterizedTest
    @CsvSource({
        "8, 10, 80.0, 49.0, 94.3",
        "0, 10, 0.0, 0.0, 27.8",
        "10, 10, 100.0, 72.2, 100.0",
        "50, 100, 50.0, 40.4, 59.6"
    })
    void sharesHaveWilsonsInterval(long yes, long of, double value, double low, double high) {
        assertThat(Estimate.share(yes, of)).isEqualTo(new Estimate(value, low, high));
    }

    @Test
    void theNetPromoterScoreIsInAnIntervalThatShrinksWithItsAnswers() {
        var few = Estimate.netPromoters(5, 2, 10);
        var many = Estimate.netPromoters(500, 200, 1000);
        assertThat(few.value()).isEqualTo(30).isBetween(few.low(), few.high());
        assertThat(many.value()).isEqualTo(30);
        assertThat(many.low()).isEqualTo(25.1);
        assertThat(many.high()).isEqualTo(34.7);
        assertThat(few.high() - few.low()).isGreaterThan(5 * (many.high() - many.low()));
        var one = Estimate.netPromoters(1, 0, 1);
        assertThat(one.value()).isEqualTo(100);
        assertThat(one.high()).isEqualTo(100);
        assertThat(one.low()).isLessThan(0);
    }

    @ParameterizedTest
    @CsvSource({"9, 9", "' 10 ', 10", "９, 9", "8分, 8", "7/10, 7", "'3.', 3", "0, 0"})
    void aNumberAloneIsAnAnswerBySms(String text, int score) {
        assertThat(SurveySms.score(text)).contains(score);
    }

    @ParameterizedTest
    @CsvSource({"2 weeks and no parcel", "'9, but late'", "nine", "100", "-1", "8 9"})
    void wordsAreForPeople(String text) {
        assertThat(SurveySms.score(text)).isEqualTo(Optional.empty());
    }
}
