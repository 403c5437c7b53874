package io.careflow.desk;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The user tasks as the engine has them, for comparing the inbox with. */
@Component
class EngineTasks {

    private static final int PAGE = 500;
    private static final Set<UserTaskState> OVER = EnumSet.of(UserTaskState.COMPLETED, UserTaskState.CANCELED);

    private final CamundaClient engine;
    private final JsonMapper json;

    EngineTasks(CamundaClient engine, JsonMapper json) {
        this.engine = engine;
        this.json = json;
    }

    /** Gives every task that waits for somebody, page by page. */
    void eachOpen(Consumer<List<UserTask>> page) {
        String cursor = null;
        do {
            var after = cursor;
            var found = engine.newUserTaskSearchRequest()
                    .filter(filter -> filter.state(UserTaskState.CREATED))
                    .page(next -> {
                        next.limit(PAGE);
                        if (after != null) {
                            next.after(after);
                        }
                    })
                    .send()
                    .join();
            page.accept(found.items());
            cursor = found.items().size() < PAGE ? null : found.page().endCursor();
        } while (cursor != null);
    }

    /** Whether the engine has the task and it is not over. */
    boolean has(long key) {
        return engine
                .newUserTaskSearchRequest()
                .filter(filter -> filter.userTaskKey(key))
                .send()
                .join()
                .items()
                .stream()
                .anyMatch(task -> !OVER.contains(task.getState()));
    }

    TaskFacts facts(UserTask task) {
        var complaint = id(task.getUserTaskKey(), "complaintId");
        return new TaskFacts(
                task.getUserTaskKey(),
                task.getElementId(),
                task.getBpmnProcessId(),
                task.getProcessInstanceKey(),
                task.getName(),
                task.getFormKey(),
                task.getCandidateGroups(),
                task.getAssignee(),
                Optional.ofNullable(task.getDueDate())
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                Optional.ofNullable(task.getPriority()).orElse(TaskFacts.USUAL_PRIORITY),
                complaint,
                complaint == null ? id(task.getUserTaskKey(), "subjectId") : complaint,
                id(task.getUserTaskKey(), "customerId"),
                Map.of(),
                0);
    }

    private UUID id(long key, String variable) {
        return engine
                .newUserTaskVariableSearchRequest(key)
                .filter(filter -> filter.name(variable))
                .send()
                .join()
                .items()
                .stream()
                .map(found -> json.readValue(found.getValue(), UUID.class))
                .findFirst()
                .orElse(null);
    }
}
