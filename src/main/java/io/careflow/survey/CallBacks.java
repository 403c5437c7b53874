package io.careflow.survey;

import io.careflow.customer.Direction;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.desk.TaskTexts;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What comes of calling an unhappy customer back. */
@Component
class CallBacks {

    /** Made good; wants to complain; nothing to be done about it; could not be reached. */
    static final List<String> OUTCOMES = List.of("made-good", "complaint", "no-action", "not-reached");

    private final SurveyTable table;
    private final TaskTexts texts;
    private final Timeline timeline;

    CallBacks(SurveyTable table, TaskTexts texts, Timeline timeline) {
        this.table = table;
        this.texts = texts;
        this.timeline = timeline;
    }

    /** Records the outcome, once, with what was said. */
    void done(Survey survey, String outcome, Instant now) {
        if (!table.calledBack(survey.id(), outcome, now)) {
            return;
        }
        var notes = texts.latest(survey.id(), "text_notes");
        timeline.record(NewInteraction.of(survey.customerId(), "call", "survey.called-back." + outcome)
                .over("phone", outcome.equals("not-reached") ? null : Direction.OUTBOUND)
                .withText(notes.orElse(null)));
    }
}
