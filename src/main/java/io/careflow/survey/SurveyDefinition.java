package io.careflow.survey;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A survey as operations defined it, in a file of {@code templates/surveys}.
 *
 * @param id the file's name: {@code complaint-csat}
 * @param name what people call it, by language
 * @param trigger what has it sent by itself
 * @param every how long after one the next may be scheduled; null unless the trigger is the schedule
 * @param delay how long after its cause the customer is invited
 * @param reminders how long after the invitation, or the reminder before, each reminder goes out; empty for none
 * @param open how long after the invitation it may be answered
 */
public record SurveyDefinition(
        String id,
        Map<String, String> name,
        SurveyMetric metric,
        Questionnaire questionnaire,
        SurveyCause trigger,
        Duration every,
        Duration delay,
        List<Duration> reminders,
        Duration open) {

    /** Its name in a language. */
    public String name(Locale language) {
        return name.getOrDefault(language.getLanguage(), name.get("en"));
    }
}
