package io.careflow.survey;

import io.careflow.customer.CustomerVisibility;
import io.careflow.desk.SubjectView;
import io.careflow.desk.SubjectView.Fact;
import io.careflow.desk.TaskSubject;
import io.careflow.platform.Staff;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The survey as staff see it beside the call that it led to. */
@Component
class SurveyTaskSubject implements TaskSubject {

    private static final String COMMENT = "comment";

    private final SurveyTable table;
    private final SurveyDefinitions definitions;
    private final Answers answers;
    private final CustomerVisibility visibility;

    SurveyTaskSubject(
            SurveyTable table, SurveyDefinitions definitions, Answers answers, CustomerVisibility visibility) {
        this.table = table;
        this.definitions = definitions;
        this.answers = answers;
        this.visibility = visibility;
    }

    @Override
    public Optional<SubjectView> view(UUID subjectId, Locale locale) {
        return table.find(subjectId)
                .filter(survey -> visibility.sees(survey.customerId()))
                .map(survey -> new SubjectView(
                        "survey-dispatch",
                        definitions.name(survey.definition(), locale),
                        survey.metric().name(),
                        survey.status().code(),
                        facts(survey),
                        comment(survey),
                        "/surveys/" + survey.id()));
    }

    private static List<Fact> facts(Survey survey) {
        var facts = new ArrayList<Fact>();
        add(
                facts,
                "score",
                survey.score() == null
                        ? null
                        : survey.score() + " / " + survey.metric().most());
        add(facts, "tier", survey.tier());
        add(facts, "product", survey.product());
        add(facts, "answeredAt", survey.answeredAt());
        return facts;
    }

    private String comment(Survey survey) {
        return Staff.current().seesPeople()
                        && answers.decrypted(survey.id(), table.answers(survey.id()))
                                        .get(COMMENT)
                                instanceof String words
                ? words
                : null;
    }

    private static void add(List<Fact> facts, String label, Object value) {
        if (value != null) {
            facts.add(new Fact(label, value));
        }
    }
}
