package io.careflow.servicelevel.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.careflow.engine.JobInputs;
import io.careflow.engine.JobRuns;
import io.careflow.servicelevel.Clocks;
import jakarta.validation.constraints.NotNull;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Job type {@code give-clock-notices}: the clock's process asks what is due and what to wait for. */
@Component
public class ClockNoticesWorker {

    private final JobInputs inputs;
    private final JobRuns runs;
    private final Clocks clocks;

    ClockNoticesWorker(JobInputs inputs, JobRuns runs, Clocks clocks) {
        this.inputs = inputs;
        this.runs = runs;
        this.clocks = clocks;
    }

    /** Answers {@code clockState}: waiting, paused or over, and {@code nextNoticeAt}. */
    @JobWorker(type = "give-clock-notices")
    public Map<String, Object> give(ActivatedJob job) {
        var input = inputs.read(job, Input.class);
        return runs.once(job, () -> {
            var next = clocks.notices(input.clockId());
            var answer = new HashMap<String, Object>();
            answer.put("clockState", next.state());
            answer.put("nextNoticeAt", next.at() == null ? null : next.at().toString());
            return answer;
        });
    }

    record Input(@NotNull UUID clockId) {}
}
