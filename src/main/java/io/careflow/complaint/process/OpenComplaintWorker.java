package io.careflow.complaint.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.careflow.complaint.ComplaintChannel;
import io.careflow.complaint.Complaints;
import io.careflow.complaint.NewComplaint;
import io.careflow.desk.TaskTexts;
import io.careflow.engine.JobInputs;
import io.careflow.engine.JobRuns;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** {@code open-complaint}: another flow found out that somebody is dissatisfied; from here on it is a complaint. */
@Component
public class OpenComplaintWorker {

    private final JobInputs inputs;
    private final JobRuns runs;
    private final Complaints complaints;
    private final TaskTexts texts;

    OpenComplaintWorker(JobInputs inputs, JobRuns runs, Complaints complaints, TaskTexts texts) {
        this.inputs = inputs;
        this.runs = runs;
        this.complaints = complaints;
        this.texts = texts;
    }

    /** Answers the {@code openedComplaintId}; the same external id opens one complaint only. */
    @JobWorker(type = "open-complaint")
    public Map<String, Object> open(ActivatedJob job) {
        var input = inputs.read(job, Input.class);
        return runs.once(job, () -> {
            var words = texts.latest(input.subjectId(), input.textKey())
                    .filter(text -> !text.isBlank())
                    .orElse(input.subjectLine());
            var complaint = new NewComplaint(
                    new NewComplaint.Complainant(input.customerId(), null, null, null, null),
                    ComplaintChannel.PHONE,
                    input.subjectLine(),
                    words,
                    null,
                    null,
                    input.externalId());
            return Map.of(
                    "openedComplaintId",
                    complaints.receive(complaint, null).id().toString());
        });
    }

    /**
     * @param subjectId the record of the flow that found it out
     * @param subjectLine what the complaint is called
     * @param textKey key of the form field with what was noted down
     */
    record Input(
            @NotNull UUID customerId,
            @NotNull UUID subjectId,
            @NotBlank @Size(max = 200) String subjectLine,
            @NotBlank @Size(max = 200) String externalId,
            @NotBlank String textKey) {}
}
