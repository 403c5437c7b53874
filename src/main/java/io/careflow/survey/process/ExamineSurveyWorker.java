package io.careflow.survey.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.careflow.engine.JobInputs;
import io.careflow.engine.JobRuns;
import io.careflow.survey.SurveyExamination;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Job type {@code examine-survey}: finds out by what it is decided whether the customer is invited. */
@Component
public class ExamineSurveyWorker {

    private final JobInputs inputs;
    private final JobRuns runs;
    private final SurveyExamination examination;

    ExamineSurveyWorker(JobInputs inputs, JobRuns runs, SurveyExamination examination) {
        this.inputs = inputs;
        this.runs = runs;
        this.examination = examination;
    }

    @JobWorker(type = "examine-survey")
    public Map<String, Object> examine(ActivatedJob job) {
        var survey = inputs.read(job, Input.class).surveyId();
        return runs.once(job, () -> examination.of(survey));
    }

    record Input(@NotNull UUID surveyId) {}
}
