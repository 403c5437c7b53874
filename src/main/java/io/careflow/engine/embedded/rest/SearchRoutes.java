package io.careflow.engine.embedded.rest;

import io.careflow.engine.embedded.command.Documents;
import io.careflow.engine.embedded.state.EngineState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Searches over what is open: incidents, user tasks, process instances. What has ended is not kept. */
final class SearchRoutes {

    private final EngineState state;

    SearchRoutes(EngineState state) {
        this.state = state;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/v2/incidents/search", this::incidents),
                Route.of("POST", "/v2/user-tasks/search", this::userTasks),
                Route.of("POST", "/v2/user-tasks/{key}/variables/search", this::variables),
                Route.of("POST", "/v2/process-instances/search", this::instances));
    }

    private Reply incidents(Request request) {
        Search search = new Search(request.body(), "incidentKey", Items.INCIDENT);
        state.incidents((key, incident, since) -> search.offer(Items.incident(key, incident, since)));
        return search.reply();
    }

    private Reply userTasks(Request request) {
        Search search = new Search(request.body(), "userTaskKey", Items.USER_TASK);
        state.userTasks((key, task, lifecycle) -> search.offer(Items.userTask(key, task, lifecycle)));
        return search.reply();
    }

    private Reply variables(Request request) {
        Search search = new Search(request.body(), "variableKey", Items.VARIABLE);
        boolean found = state.variablesOfTask(
                request.key(),
                (key, scope, instance, name, value) ->
                        search.offer(Items.variable(key, scope, instance, name, Documents.decode(value))));
        if (!found) {
            String detail = "User task with key '%d' not found".formatted(request.key());
            return Problems.problem(404, "NOT_FOUND", detail, "/v2/user-tasks/" + request.key());
        }
        return search.reply();
    }

    private Reply instances(Request request) {
        Search search = new Search(request.body(), "processInstanceKey", Items.INSTANCE);
        Set<Long> troubled = new HashSet<>();
        state.incidents((key, incident, since) -> troubled.add(incident.getProcessInstanceKey()));
        state.instances(
                (key, instance, since) -> search.offer(Items.instance(key, instance, since, troubled.contains(key))));
        return search.reply();
    }
}
