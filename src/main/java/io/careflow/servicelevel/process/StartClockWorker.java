package io.careflow.servicelevel.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.careflow.engine.DeployedModels;
import io.careflow.engine.InvalidVariable;
import io.careflow.engine.JobInputs;
import io.careflow.engine.JobRuns;
import io.careflow.servicelevel.ClockPolicy;
import io.careflow.servicelevel.ClockTerms;
import io.careflow.servicelevel.Clocks;
import io.careflow.servicelevel.Metric;
import io.careflow.servicelevel.Rung;
import io.careflow.servicelevel.Target;
import io.careflow.servicelevel.UnknownCalendar;
import io.careflow.servicelevel.UnreachableTarget;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Job type {@code start-clock}: a service-level clock begins to run beside the flow. */
@Component
public class StartClockWorker {

    private final JobInputs inputs;
    private final JobRuns runs;
    private final Clocks clocks;
    private final DeployedModels models;
    private final Clock time;

    StartClockWorker(JobInputs inputs, JobRuns runs, Clocks clocks, DeployedModels models, Clock time) {
        this.inputs = inputs;
        this.runs = runs;
        this.clocks = clocks;
        this.models = models;
        this.time = time;
    }

    /** Answers {@code dueAt}, and {@code isNew}: false when such a clock runs already. */
    @JobWorker(type = "start-clock")
    public Map<String, Object> start(ActivatedJob job) {
        var terms = terms(inputs.read(job, Input.class));
        try {
            return runs.once(job, () -> {
                var started = clocks.start(terms);
                return Map.of("dueAt", started.dueAt().toString(), "isNew", started.isNew());
            });
        } catch (UnknownCalendar e) {
            throw new InvalidVariable("calendar", "is unknown. " + e.getMessage());
        } catch (UnreachableTarget e) {
            throw new InvalidVariable("target", "is out of reach. " + e.getMessage());
        }
    }

    private ClockTerms terms(Input input) {
        return new ClockTerms(
                input.subjectType(),
                input.subjectId(),
                Metric.of(input.metric()),
                input.start() == null ? time.instant() : input.start(),
                policy(input));
    }

    private ClockPolicy policy(Input input) {
        var target = target(input.target());
        try {
            return new ClockPolicy(
                    target,
                    input.calendar(),
                    input.ladder() == null
                            ? List.of()
                            : input.ladder().stream()
                                    .map(rung -> new Rung(rung.level(), rung.percent(), rung.group()))
                                    .toList(),
                    input.rule(),
                    input.policy() == null
                            ? null
                            : models.versionOf("dmn/" + input.policy() + ".dmn").orElse(null),
                    input.policy(),
                    input.policyInputs());
        } catch (IllegalArgumentException e) {
            throw new InvalidVariable("ladder", e.getMessage());
        }
    }

    private static Target target(String text) {
        Target target;
        try {
            target = Target.of(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidVariable("target", e.getMessage());
        }
        if (target.isZero()) {
            throw new InvalidVariable("target", "must be more than nothing");
        }
        return target;
    }

    /**
     * @param target as {@link Target#of} reads it
     * @param start null for now
     * @param ladder null for none
     * @param policy name of the decision table that gave the target, without folder and ending; null for none
     * @param rule the row of that table; null for none
     * @param policyInputs what that table was asked with; null where that is not known
     */
    record Input(
            @NotBlank String subjectType,
            @NotNull UUID subjectId,

            @NotNull @Pattern(regexp = DeadlineInput.METRIC, message = DeadlineInput.METRIC_WORDS)
            String metric,

            @NotBlank String target,

            @NotBlank String calendar,
            Instant start,
            List<RungInput> ladder,
            String policy,
            String rule,
            @Size(max = 30) Map<String, Object> policyInputs) {}

    record RungInput(String level, int percent, String group) {}
}
