package io.careflow.survey;

import io.careflow.messaging.DateTexts;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.TemplateVariables;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What templates may say about a survey: {@code surveyQuestion, surveyLeast, surveyMost}, and while it is open {@code surveyUrl, surveyEnds}. */
@Component
class SurveyTemplateVariables implements TemplateVariables {

    private final SurveyTable table;
    private final SurveyDefinitions definitions;
    private final SurveyLinks links;

    SurveyTemplateVariables(SurveyTable table, SurveyDefinitions definitions, SurveyLinks links) {
        this.table = table;
        this.definitions = definitions;
        this.links = links;
    }

    @Override
    public Map<String, Object> variables(MessageSubject subject, Locale locale, ZoneId zone) {
        return subject.subjectId() == null
                ? Map.of()
                : table.find(subject.subjectId())
                        .map(survey -> of(survey, locale, zone))
                        .orElse(Map.of());
    }

    private Map<String, Object> of(Survey survey, Locale locale, ZoneId zone) {
        var variables = new HashMap<String, Object>();
        var definition = definitions.require(survey.definition());
        variables.put("surveyQuestion", definition.questionnaire().asked(locale));
        variables.put("surveyLeast", survey.metric().least());
        variables.put("surveyMost", survey.metric().most());
        if (survey.expiresAt() != null) {
            variables.put("surveyUrl", links.of(survey));
            variables.put("surveyEnds", DateTexts.dateTime(survey.expiresAt(), locale, zone));
        }
        return variables;
    }
}
