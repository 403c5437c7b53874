package io.careflow.survey;

import io.careflow.customer.CustomerVisibility;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Surveys of the customers whom the reader may see; operations do not see what customers said. */
@Service
@Transactional(readOnly = true)
public class SurveyViews {

    private final SurveyTable table;
    private final Answers answers;
    private final CustomerVisibility visibility;

    SurveyViews(SurveyTable table, Answers answers, CustomerVisibility visibility) {
        this.table = table;
        this.answers = answers;
        this.visibility = visibility;
    }

    /** @throws ProblemException 404 when there is none with this id that the reader may see */
    public SurveyView one(UUID id) {
        var survey = table.find(id)
                .filter(found -> visibility.sees(found.customerId()))
                .orElseThrow(() -> ProblemException.notFound("There is no survey with this id."));
        var said = Staff.current().seesPeople() ? answers.decrypted(id, table.answers(id)) : null;
        return new SurveyView(survey, said == null || said.isEmpty() ? null : said);
    }
}
