package io.careflow.greeting.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.careflow.engine.JobInputs;
import io.careflow.greeting.Greetings;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** {@code read-greeting}: what a greeting depends on, just before it leaves. */
@Component
public class ReadGreetingWorker {

    private final Greetings greetings;
    private final JobInputs inputs;

    ReadGreetingWorker(Greetings greetings, JobInputs inputs) {
        this.greetings = greetings;
        this.inputs = inputs;
    }

    record Input(@NotNull UUID greetingId) {}

    /** Answers what {@link Greetings#facts} tells. */
    @JobWorker(type = "read-greeting")
    public Map<String, Object> read(ActivatedJob job) {
        return greetings.facts(inputs.read(job, Input.class).greetingId());
    }
}
