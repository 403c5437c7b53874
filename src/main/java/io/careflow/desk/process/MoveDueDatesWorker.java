package io.careflow.desk.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.careflow.desk.TaskDueDates;
import io.careflow.engine.JobInputs;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Job type {@code move-due-dates}: the open tasks of a complaint become due when its clocks are due now. */
@Component
public class MoveDueDatesWorker {

    private final JobInputs inputs;
    private final TaskDueDates dueDates;

    MoveDueDatesWorker(JobInputs inputs, TaskDueDates dueDates) {
        this.inputs = inputs;
        this.dueDates = dueDates;
    }

    /** Moving them again changes nothing. */
    @JobWorker(type = "move-due-dates")
    public Map<String, Object> move(ActivatedJob job) {
        dueDates.follow(inputs.read(job, Input.class).complaintId());
        return Map.of();
    }

    record Input(@NotNull UUID complaintId) {}
}
