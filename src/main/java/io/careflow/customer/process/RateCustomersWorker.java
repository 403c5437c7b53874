package io.careflow.customer.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.careflow.customer.standing.StandingRuns;
import io.careflow.engine.JobInputs;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Job type {@code rate-customers}: goes on with the nightly rating of all customers; repeating it rates none twice. */
@Component
public class RateCustomersWorker {

    /** Well below the time after which the engine gives the job to somebody else. */
    private static final Duration AT_A_TIME = Duration.ofSeconds(10);

    private final StandingRuns runs;
    private final JobInputs inputs;

    RateCustomersWorker(StandingRuns runs, JobInputs inputs) {
        this.runs = runs;
        this.inputs = inputs;
    }

    /** Answers {@code ratedOn}, the run's business date, how many were {@code rated}, and whether {@code allRated}. */
    @JobWorker(type = "rate-customers")
    public Map<String, Object> rate(ActivatedJob job) {
        var begun = inputs.read(job, Run.class).ratedOn();
        var progress = runs.goOn(begun == null ? runs.today() : begun, AT_A_TIME);
        return Map.of(
                "ratedOn",
                progress.on().toString(),
                "rated",
                progress.rated(),
                "changed",
                progress.changed(),
                "allRated",
                progress.finished());
    }

    /** @param ratedOn business date of the run; null where it has not begun */
    record Run(LocalDate ratedOn) {}
}
