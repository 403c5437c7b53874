package io.careflow.complaint.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.careflow.complaint.Escalations;
import io.careflow.engine.JobInputs;
import io.careflow.engine.JobRuns;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Job type {@code escalate-complaint}: somebody of another group has to look at the complaint. */
@Component
public class EscalateComplaintWorker {

    private final JobInputs inputs;
    private final JobRuns runs;
    private final Escalations escalations;

    EscalateComplaintWorker(JobInputs inputs, JobRuns runs, Escalations escalations) {
        this.inputs = inputs;
        this.runs = runs;
        this.escalations = escalations;
    }

    @JobWorker(type = "escalate-complaint")
    public Map<String, Object> escalate(ActivatedJob job) {
        var input = inputs.read(job, Input.class);
        return runs.once(job, () -> {
            escalations.escalate(input.complaintId(), input.level(), input.group());
            return Map.of();
        });
    }

    record Input(
            @NotNull UUID complaintId,

            @NotNull @Pattern(regexp = "reopened-too-often") String level,

            @NotBlank String group) {}
}
