package io.careflow.customer.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.careflow.customer.Customers;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.engine.InvalidVariable;
import io.careflow.engine.JobInputs;
import io.careflow.engine.JobRuns;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts an entry on a customer's timeline for a flow. */
@Component
public class RecordInteractionWorker {

    private final Customers customers;
    private final Timeline timeline;
    private final JobInputs inputs;
    private final JobRuns runs;

    RecordInteractionWorker(Customers customers, Timeline timeline, JobInputs inputs, JobRuns runs) {
        this.customers = customers;
        this.timeline = timeline;
        this.inputs = inputs;
        this.runs = runs;
    }

    /** Notes the interaction, once a job. */
    @JobWorker(type = "record-interaction")
    public Map<String, Object> record(ActivatedJob job) {
        var input = inputs.read(job, InteractionInput.class);
        if (customers.find(input.customerId()).isEmpty()) {
            throw new InvalidVariable("customerId", "is the id of no customer");
        }
        return runs.once(job, () -> {
            timeline.record(NewInteraction.of(input.customerId(), input.kind(), input.summary())
                    .about(input.complaintId())
                    .over(input.channel(), null)
                    .withText(input.interactionText()));
            return Map.of();
        });
    }
}
