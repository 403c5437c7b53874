package io.careflow.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.CompleteUserTaskJobResultStep1;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.ListenerEventType;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class UserTaskTest {

    @TempDir
    Path folder;

    private EngineFixture engine;
    private final Queue<ActivatedJob> heard = new ConcurrentLinkedQueue<>();
    private volatile UnaryOperator<CompleteUserTaskJobResultStep1> onAssigning = result -> result;
    private volatile UnaryOperator<CompleteUserTaskJobResultStep1> onCompleting = result -> result;

    @BeforeEach
    void start() {
        engine = new EngineFixture(folder);
        engine.deploy(Models.userTask("task"));
        engine.client()
                .newWorker()
                .jobType("desk")
                .handler((client, job) -> {
                    heard.add(job);
                    client.newCompleteCommand(job)
                            .withResult(result -> answer(job, result.forUserTask()))
                            .send();
                })
                .streamEnabled(true)
                .open();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private CompleteUserTaskJobResultStep1 answer(ActivatedJob job, CompleteUserTaskJobResultStep1 result) {
        return switch (job.getListenerEventType()) {
            case ASSIGNING -> onAssigning.apply(result);
            case COMPLETING -> onCompleting.apply(result);
            default -> result;
        };
    }

    @Test
    void tellsListenersWhatAClusterTellsThem() {
        UserTask task = openTask();
        assertThat(heard).singleElement().satisfies(job -> {
            assertThat(job.getKind()).isEqualTo(JobKind.TASK_LISTENER);
            assertThat(job.getListenerEventType()).isEqualTo(ListenerEventType.CREATING);
            assertThat(job.getUserTask().getUserTaskKey()).isEqualTo(task.getUserTaskKey());
            assertThat(job.getUserTask().getCandidateGroups()).containsExactly("complaints");
            assertThat(job.getUserTask().getPriority()).isEqualTo(70);
            assertThat(job.getUserTask().getDueDate()).isNotNull();
            assertThat(job.getUserTask().getAssignee()).isNull();
        });
        engine.client()
                .newAssignUserTaskCommand(task.getUserTaskKey())
                .assignee("mei")
                .send()
                .join();
        assertThat(heard).last().satisfies(job -> {
            assertThat(job.getListenerEventType()).isEqualTo(ListenerEventType.ASSIGNING);
            assertThat(job.getUserTask().getAssignee()).isEqualTo("mei");
            assertThat(job.getUserTask().getAction()).isEqualTo("assign");
            assertThat(job.getUserTask().getChangedAttributes()).containsExactly("assignee");
        });
    }

    @Test
    void findsOpenTasksAndForgetsCompletedOnes() {
        UserTask task = openTask();
        assertThat(task.getState()).isEqualTo(UserTaskState.CREATED);
        assertThat(task.getElementId()).isEqualTo("respond");
        assertThat(task.getCandidateGroups()).containsExactly("complaints");
        assertThat(task.getDueDate()).isAfter(task.getCreationDate().plusHours(3));
        engine.client()
                .newCompleteUserTaskCommand(task.getUserTaskKey())
                .variables(Map.of("reply", "done"))
                .send()
                .join();
        assertThat(tasks()).isEmpty();
    }

    @Test
    void pagesThroughTasksByCursor() {
        for (int i = 0; i < 5; i++) {
            engine.startInstance("task", Map.of());
        }
        await().untilAsserted(() -> assertThat(tasks()).hasSize(5));
        var first = engine.client()
                .newUserTaskSearchRequest()
                .page(page -> page.limit(3))
                .send()
                .join();
        var second = engine.client()
                .newUserTaskSearchRequest()
                .page(page -> page.limit(3).after(first.page().endCursor()))
                .send()
                .join();
        assertThat(first.page().totalItems()).isEqualTo(5);
        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2).noneMatch(first.items()::contains);
    }

    @Test
    void aDeniedCompletionIsAConflictWithItsReason() {
        UserTask task = openTask();
        onCompleting = result -> result.deny(true, "The reply is empty");
        ProblemException denied = catchThrowableOfType(ProblemException.class, () -> engine.client()
                .newCompleteUserTaskCommand(task.getUserTaskKey())
                .send()
                .join());
        assertThat(denied.details().getStatus()).isEqualTo(409);
        assertThat(denied.details().getTitle()).isEqualTo("INVALID_STATE");
        assertThat(denied.details().getDetail()).contains("The reply is empty");
        assertThat(tasks()).singleElement().extracting(UserTask::getState).isEqualTo(UserTaskState.CREATED);
        onCompleting = result -> result;
        engine.client().newCompleteUserTaskCommand(task.getUserTaskKey()).send().join();
        assertThat(tasks()).isEmpty();
    }

    @Test
    void aListenerCorrectsTheTask() {
        UserTask task = openTask();
        onAssigning = result -> result.correctAssignee("lead").correctCandidateGroups(List.of("complaint-leads"));
        engine.client()
                .newAssignUserTaskCommand(task.getUserTaskKey())
                .assignee("mei")
                .send()
                .join();
        assertThat(tasks()).singleElement().satisfies(corrected -> {
            assertThat(corrected.getAssignee()).isEqualTo("lead");
            assertThat(corrected.getCandidateGroups()).containsExactly("complaint-leads");
        });
    }

    @Test
    void assignsUnassignsAndUpdates() {
        UserTask task = openTask();
        long key = task.getUserTaskKey();
        engine.client()
                .newAssignUserTaskCommand(key)
                .assignee("mei")
                .allowOverride(false)
                .send()
                .join();
        assertThat(statusOf(() -> engine.client()
                        .newAssignUserTaskCommand(key)
                        .assignee("wei")
                        .allowOverride(false)
                        .send()
                        .join()))
                .isEqualTo(409);
        engine.client().newUnassignUserTaskCommand(key).send().join();
        engine.client()
                .newUpdateUserTaskCommand(key)
                .priority(90)
                .candidateGroups("others")
                .send()
                .join();
        assertThat(tasks()).singleElement().satisfies(updated -> {
            assertThat(updated.getAssignee()).isNull();
            assertThat(updated.getPriority()).isEqualTo(90);
            assertThat(updated.getCandidateGroups()).containsExactly("others");
        });
    }

    @Test
    void anUnknownTaskIsNotFound() {
        assertThat(statusOf(() ->
                        engine.client().newCompleteUserTaskCommand(4711).send().join()))
                .isEqualTo(404);
    }

    @Test
    void aTaskThatIsBeingCompletedCannotBeCompletedAgain() {
        UserTask task = openTask();
        engine.client().newCompleteUserTaskCommand(task.getUserTaskKey()).send().join();
        assertThat(statusOf(() -> engine.client()
                        .newCompleteUserTaskCommand(task.getUserTaskKey())
                        .send()
                        .join()))
                .isEqualTo(404);
    }

    @Test
    void tellsTheVariablesThatATaskSees() {
        engine.startInstance("task", Map.of("complaintId", "c-1", "other", List.of(1, 2)));
        await().untilAsserted(() -> assertThat(tasks()).hasSize(1));
        long key = tasks().getFirst().getUserTaskKey();
        var all = engine.client().newUserTaskVariableSearchRequest(key).send().join();
        assertThat(all.items()).extracting(Variable::getName).containsExactlyInAnyOrder("complaintId", "other");
        var one = engine.client()
                .newUserTaskVariableSearchRequest(key)
                .filter(filter -> filter.name("complaintId"))
                .send()
                .join();
        assertThat(one.items()).singleElement().extracting(Variable::getValue).isEqualTo("\"c-1\"");
        assertThat(statusOf(() -> engine.client()
                        .newUserTaskVariableSearchRequest(4711)
                        .send()
                        .join()))
                .isEqualTo(404);
    }

    @Test
    void anUnknownFilterIsRefusedRatherThanIgnored() {
        assertThat(statusOf(() -> engine.client()
                        .newUserTaskSearchRequest()
                        .filter(filter -> filter.name("x"))
                        .send()
                        .join()))
                .isEqualTo(400);
    }

    private UserTask openTask() {
        engine.startInstance("task", Map.of());
        await().untilAsserted(() -> assertThat(tasks()).hasSize(1));
        return tasks().getFirst();
    }

    private List<UserTask> tasks() {
        return engine.client()
                .newUserTaskSearchRequest()
                .filter(filter -> filter.state(UserTaskState.CREATED))
                .send()
                .join()
                .items();
    }

    private static int statusOf(Runnable request) {
        return catchThrowableOfType(ClientHttpException.class, request::run).code();
    }
}
