package io.careflow.churn.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.careflow.churn.ChurnRuns;
import io.careflow.engine.JobInputs;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Job type {@code score-churn}: goes on with the nightly scoring of all customers; repeating it scores none twice. */
@Component
public class ScoreChurnWorker {

    /** Well below the time after which the engine gives the job to somebody else. */
    private static final Duration AT_A_TIME = Duration.ofSeconds(10);

    private final ChurnRuns runs;
    private final JobInputs inputs;

    ScoreChurnWorker(ChurnRuns runs, JobInputs inputs) {
        this.runs = runs;
        this.inputs = inputs;
    }

    /** Answers {@code scoredOn}, the run's business date, how many were {@code scored}, and whether {@code allScored}. */
    @JobWorker(type = "score-churn")
    public Map<String, Object> score(ActivatedJob job) {
        var begun = inputs.read(job, Run.class).scoredOn();
        var progress = runs.goOn(begun == null ? runs.today() : begun, AT_A_TIME);
        return Map.of(
                "scoredOn", progress.on().toString(),
                "scored", progress.rated(),
                "allScored", progress.finished());
    }

    /** @param scoredOn business date of the run; null where it has not begun */
    record Run(LocalDate scoredOn) {}
}
