package io.careflow.survey;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a survey measures, by the usual scales.
 *
 * @see <a href="https://hbr.org/2003/12/the-one-number-you-need-to-grow">Reichheld: the Net Promoter Score</a>
 */
public enum SurveyMetric {
    /** Customer satisfaction: how content somebody is with one thing, 1 to 5; 4 and 5 are satisfied. */
    CSAT(1, 5, 2, 4),
    /** Net Promoter Score: whether somebody would recommend the company, 0 to 10; up to 6 detractors, from 9 promoters. */
    NPS(0, 10, 6, 9),
    /** Customer effort: how easy it was, 1 to 7; from 5 on it was easy. */
    CES(1, 7, 3, 5);

    private final int least;
    private final int most;
    private final int low;
    private final int high;

    SurveyMetric(int least, int most, int low, int high) {
        this.least = least;
        this.most = most;
        this.low = low;
        this.high = high;
    }

    /** The lowest score. */
    public int least() {
        return least;
    }

    /** The highest score. */
    public int most() {
        return most;
    }

    /** The highest score of those who are unhappy. */
    public int low() {
        return low;
    }

    /** The lowest score of those who are happy. */
    public int high() {
        return high;
    }

    boolean has(int score) {
        return least <= score && score <= most;
    }

    /** Where a score is on its scale, in percent: 0 for the lowest, 100 for the highest. */
    int percent(int score) {
        return Math.round(100f * (score - least) / (most - least));
    }

    /** The name used in definitions, models and the API: {@code nps}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SurveyMetric> of(String code) {
        return Arrays.stream(values())
                .filter(metric -> metric.code().equals(code))
                .findFirst();
    }
}
