package io.careflow.planning.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.careflow.engine.InvalidVariable;
import io.careflow.engine.JobInputs;
import io.careflow.planning.DueList;
import io.careflow.planning.Planner;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The jobs that find who is due for a flow and start it; repeating them finds and starts nobody twice. */
@Component
public class ScheduledStartWorker {

    /** Well below the time after which the engine gives the job to somebody else. */
    private static final Duration AT_A_TIME = Duration.ofSeconds(10);

    private final Planner planner;
    private final DueList due;
    private final JobInputs inputs;

    ScheduledStartWorker(Planner planner, DueList due, JobInputs inputs) {
        this.planner = planner;
        this.due = due;
        this.inputs = inputs;
    }

    /** Goes on with the search for who is due; answers whether {@code allFound}. */
    @JobWorker(type = "find-who-is-due")
    public Map<String, Object> find(ActivatedJob job) {
        return Map.of("allFound", planner.find(flow(job), AT_A_TIME));
    }

    /** Starts some of those who wait; answers whether {@code allStarted}, as far as there is capacity today. */
    @JobWorker(type = "start-who-is-due")
    public Map<String, Object> start(ActivatedJob job) {
        return Map.of("allStarted", planner.start(flow(job), AT_A_TIME));
    }

    private String flow(ActivatedJob job) {
        var flow = inputs.read(job, Schedule.class).flow();
        if (!due.flows().contains(flow)) {
            throw new InvalidVariable("flow", "is none of " + String.join(", ", due.flows()));
        }
        return flow;
    }

    /** @param flow which one, as its model's file is named */
    record Schedule(@NotNull String flow) {}
}
