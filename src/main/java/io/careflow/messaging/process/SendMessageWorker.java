package io.careflow.messaging.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.careflow.customer.consent.Purpose;
import io.careflow.engine.HopelessJob;
import io.careflow.engine.JobInputs;
import io.careflow.engine.JobRuns;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.dispatch.NewMessage;
import io.careflow.messaging.dispatch.Planning;
import io.careflow.messaging.template.TemplateFault;
import io.careflow.platform.ProblemException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** {@code send-message}: plans a message to the customer; it leaves as soon as its provider takes it. */
@Component
public class SendMessageWorker {

    private final JobInputs inputs;
    private final JobRuns runs;
    private final Planning planning;

    SendMessageWorker(JobInputs inputs, JobRuns runs, Planning planning) {
        this.inputs = inputs;
        this.runs = runs;
        this.planning = planning;
    }

    record Input(
            @NotNull Channel channel,
            @NotBlank String template,
            @NotNull Purpose purpose,
            @NotNull UUID customerId,
            UUID complaintId,
            UUID subjectId,
            List<UUID> documents) {

        NewMessage message(String key) {
            return new NewMessage(
                    key,
                    channel,
                    template,
                    purpose,
                    new MessageSubject(customerId, complaintId, complaintId == null ? subjectId : null),
                    documents,
                    Map.of());
        }
    }

    @JobWorker(type = "send-message")
    public Map<String, Object> send(ActivatedJob job) {
        var message = inputs.read(job, Input.class).message("job:" + job.getKey());
        try {
            return runs.once(job, () -> Map.of("messageId", planning.plan(message)));
        } catch (TemplateFault e) {
            throw new HopelessJob(e.getMessage(), e);
        } catch (ProblemException e) {
            if (e.status().is5xxServerError()) {
                throw e;
            }
            throw new HopelessJob(e.getMessage(), e);
        }
    }
}
