package io.careflow.engine.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.careflow.engine.embedded.command.Command;
import io.careflow.engine.embedded.command.Commands;
import io.careflow.engine.embedded.command.Documents;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;

/** Completing, assigning, unassigning and updating user tasks; answered when the listeners have had their say. */
final class UserTaskRoutes {

    private final Commands commands;

    UserTaskRoutes(Commands commands) {
        this.commands = commands;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/v2/user-tasks/{key}/completion", this::complete),
                Route.of("POST", "/v2/user-tasks/{key}/assignment", this::assign),
                Route.of("DELETE", "/v2/user-tasks/{key}/assignee", this::unassign),
                Route.of("PATCH", "/v2/user-tasks/{key}", this::update));
    }

    private Reply complete(Request request) throws Exception {
        UserTaskRecord task = task(request, "complete");
        if (request.body().hasNonNull("variables")) {
            task.setVariables(Documents.encode(request.body().get("variables").toString()));
        }
        return send(UserTaskIntent.COMPLETE, task);
    }

    private Reply assign(Request request) throws Exception {
        String assignee = request.body().path("assignee").asText("");
        if (assignee.isBlank()) {
            throw new IllegalArgumentException("No assignee provided");
        }
        boolean override = request.body().path("allowOverride").asBoolean(true);
        UserTaskRecord task = task(request, override ? "assign" : "claim").setAssignee(assignee);
        return send(override ? UserTaskIntent.ASSIGN : UserTaskIntent.CLAIM, task);
    }

    private Reply unassign(Request request) throws Exception {
        return send(UserTaskIntent.ASSIGN, task(request, "unassign").setAssignee(""));
    }

    private Reply update(Request request) throws Exception {
        UserTaskRecord task = task(request, "update");
        JsonNode changes = request.body().path("changeset");
        if (changes.has("candidateGroups")) {
            task.setCandidateGroupsList(texts(changes.get("candidateGroups"))).setCandidateGroupsChanged();
        }
        if (changes.has("candidateUsers")) {
            task.setCandidateUsersList(texts(changes.get("candidateUsers"))).setCandidateUsersChanged();
        }
        if (changes.has("dueDate")) {
            task.setDueDate(changes.get("dueDate").asText("")).setDueDateChanged();
        }
        if (changes.has("followUpDate")) {
            task.setFollowUpDate(changes.get("followUpDate").asText("")).setFollowUpDateChanged();
        }
        if (changes.has("priority")) {
            task.setPriority(changes.get("priority").asInt()).setPriorityChanged();
        }
        if (task.getChangedAttributes().isEmpty() && !request.body().has("action")) {
            throw new IllegalArgumentException("No update data provided");
        }
        return send(UserTaskIntent.UPDATE, task);
    }

    private static UserTaskRecord task(Request request, String defaultAction) {
        String action = request.body().path("action").asText("");
        return new UserTaskRecord().setUserTaskKey(request.key()).setAction(action.isBlank() ? defaultAction : action);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private Reply send(UserTaskIntent intent, UserTaskRecord task) throws InterruptedException, ExecutionException {
        commands.send(new Command(ValueType.USER_TASK, intent, task.getUserTaskKey(), task))
                .get();
        return Reply.NO_CONTENT;
    }
}
