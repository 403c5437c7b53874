package io.careflow.servicelevel.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.careflow.engine.JobInputs;
import io.careflow.engine.JobRuns;
import io.careflow.servicelevel.Clocks;
import io.careflow.servicelevel.Metric;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Job type {@code stop-clock}: what a service-level clock waits for has been done. */
@Component
public class StopClockWorker {

    private final JobInputs inputs;
    private final JobRuns runs;
    private final Clocks clocks;

    StopClockWorker(JobInputs inputs, JobRuns runs, Clocks clocks) {
        this.inputs = inputs;
        this.runs = runs;
        this.clocks = clocks;
    }

    /** Stopping a clock that does not run changes nothing. */
    @JobWorker(type = "stop-clock")
    public Map<String, Object> stop(ActivatedJob job) {
        var input = inputs.read(job, Input.class);
        return runs.once(job, () -> {
            clocks.stop(input.subjectType(), input.subjectId(), Metric.of(input.metric()));
            return Map.of();
        });
    }

    record Input(
            @NotBlank String subjectType,
            @NotNull UUID subjectId,

            @NotNull @Pattern(regexp = DeadlineInput.METRIC, message = DeadlineInput.METRIC_WORDS)
            String metric) {}
}
