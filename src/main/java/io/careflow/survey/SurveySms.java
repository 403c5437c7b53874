package io.careflow.survey;

import io.careflow.messaging.SmsQuestions;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whoever was invited by SMS may answer with the number alone. */
@Component
class SurveySms implements SmsQuestions {

    /** {@code 9}, {@code 9分}, {@code 9/10}, {@code 9.}; more than that is for a person to read. */
    private static final Pattern SCORE = Pattern.compile("(\\d{1,2})\\s*(?:分|/\\s*\\d{1,2})?\\s*[.!。！]?");

    private final SurveyTable table;
    private final Surveys surveys;
    private final Clock clock;

    SurveySms(SurveyTable table, Surveys surveys, Clock clock) {
        this.table = table;
        this.surveys = surveys;
        this.clock = clock;
    }

    @Override
    public boolean answer(UUID customerId, String text) {
        var score = score(text);
        if (score.isEmpty()) {
            return false;
        }
        return table.openBySms(customerId, clock.instant())
                .map(survey -> surveys.answer(survey, Map.of(Questionnaire.SCORE, score.get()), "sms", Locale.ENGLISH))
                .filter(problems -> problems.isEmpty())
                .isPresent();
    }

    /** The number that the text is; empty when it is something else. */
    static Optional<Integer> score(String text) {
        var plain =
                SCORE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        return plain.matches() ? Optional.of(Integer.valueOf(plain.group(1))) : Optional.empty();
    }
}
