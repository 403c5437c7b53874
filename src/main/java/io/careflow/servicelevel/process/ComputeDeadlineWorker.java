package io.careflow.servicelevel.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.careflow.engine.InvalidVariable;
import io.careflow.engine.JobInputs;
import io.careflow.engine.JobRuns;
import io.careflow.servicelevel.Deadlines;
import io.careflow.servicelevel.UnknownCalendar;
import io.careflow.servicelevel.UnreachableTarget;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells a flow when something is due and when to warn before. */
@Component
public class ComputeDeadlineWorker {

    private final Deadlines deadlines;
    private final JobInputs inputs;
    private final JobRuns runs;
    private final Clock clock;

    ComputeDeadlineWorker(Deadlines deadlines, JobInputs inputs, JobRuns runs, Clock clock) {
        this.deadlines = deadlines;
        this.inputs = inputs;
        this.runs = runs;
        this.clock = clock;
    }

    /** Answers {@code dueAt} and {@code warnAt}, the same for a repeated job. */
    @JobWorker(type = "compute-deadline")
    public Map<String, Object> compute(ActivatedJob job) {
        var terms = inputs.read(job, DeadlineInput.class).terms(clock.instant());
        try {
            return runs.once(job, () -> {
                var deadline = deadlines.compute(terms, job.getKey());
                return Map.of(
                        "dueAt", deadline.dueAt().toString(),
                        "warnAt", deadline.warnAt().toString());
            });
        } catch (UnknownCalendar e) {
            throw new InvalidVariable("calendar", "is unknown. " + e.getMessage());
        } catch (UnreachableTarget e) {
            throw new InvalidVariable("target", "is out of reach. " + e.getMessage());
        }
    }
}
