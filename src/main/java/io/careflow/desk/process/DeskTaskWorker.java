package io.careflow.desk.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.jobhandling.result.UserTaskResultFunction;
import io.careflow.desk.Denial;
import io.careflow.desk.TaskFacts;
import io.careflow.desk.TaskProjection;
import io.careflow.desk.TaskState;
import org.springframework.stereotype.Component;

/** Keeps the inbox in step with the engine: the task listener of every user task. */
@Component
public class DeskTaskWorker {

    private static final UserTaskResultFunction ACCEPT = result -> result;

    private final ListenerJobs jobs;
    private final TaskProjection projection;
    private final CompletionCheck check;
    private final CustomerOwners owners;

    DeskTaskWorker(ListenerJobs jobs, TaskProjection projection, CompletionCheck check, CustomerOwners owners) {
        this.jobs = jobs;
        this.projection = projection;
        this.check = check;
        this.owners = owners;
    }

    @JobWorker(type = "desk-task")
    public UserTaskResultFunction hear(ActivatedJob job) {
        var facts = jobs.facts(job);
        return switch (job.getListenerEventType()) {
            case COMPLETING -> completing(facts);
            case CANCELING -> learn(facts, TaskState.CANCELED);
            // The engine takes no other assignee before it assigns the task.
            case ASSIGNING -> assigning(facts);
            default -> learn(owners.resolved(facts), TaskState.OPEN);
        };
    }

    private UserTaskResultFunction assigning(TaskFacts told) {
        var facts = owners.resolved(told);
        projection.learn(facts, TaskState.OPEN);
        return facts == told
                ? ACCEPT
                : result -> result.correctAssignee(facts.assignee() == null ? "" : facts.assignee())
                        .correctCandidateGroups(facts.groups());
    }

    private UserTaskResultFunction completing(TaskFacts facts) {
        var problems = check.problems(facts);
        if (!problems.isEmpty()) {
            return result -> result.deny(true, Denial.reason(problems));
        }
        check.keepTextsGivenElsewhere(facts);
        return learn(facts, TaskState.COMPLETED);
    }

    private UserTaskResultFunction learn(TaskFacts facts, TaskState state) {
        projection.learn(facts, state);
        return ACCEPT;
    }
}
