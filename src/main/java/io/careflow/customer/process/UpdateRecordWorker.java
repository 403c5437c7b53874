package io.careflow.customer.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.careflow.customer.UpdatableRecord;
import io.careflow.engine.InvalidVariable;
import io.careflow.engine.JobInputs;
import io.careflow.engine.JobRuns;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Changes a record for a flow; the record's own rules say what is legal. */
@Component
public class UpdateRecordWorker {

    private final Map<String, UpdatableRecord> records;
    private final JobInputs inputs;
    private final JobRuns runs;

    UpdateRecordWorker(List<UpdatableRecord> records, JobInputs inputs, JobRuns runs) {
        this.records = records.stream().collect(Collectors.toMap(UpdatableRecord::recordType, Function.identity()));
        this.inputs = inputs;
        this.runs = runs;
    }

    /** Makes the changes, once a job, and answers what the record answers. */
    @JobWorker(type = "update-record")
    public Map<String, Object> update(ActivatedJob job) {
        var update = inputs.read(job, Update.class);
        var record = records.get(update.recordType());
        if (record == null) {
            throw new InvalidVariable("recordType", "must be one of " + new TreeMap<>(records).keySet());
        }
        return runs.once(job, () -> record.update(update.recordId(), update.changes()));
    }

    /**
     * @param recordType {@code complaint}, {@code customer}
     * @param changes new values by field; may be empty
     */
    record Update(
            @NotBlank String recordType,
            @NotNull UUID recordId,
            @NotNull Map<String, Object> changes) {}
}
