package io.careflow.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The process of rescues with workers that only write down what they are asked to do. */
final class RescueFlow implements AutoCloseable {

    private final ModelEngine engine;
    private final Map<String, List<String>> trails = new ConcurrentHashMap<>();
    private final Map<String, Long> instances = new ConcurrentHashMap<>();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final Map<String, String> saidFirst = new ConcurrentHashMap<>();
    private final Set<String> complaints = ConcurrentHashMap.newKeySet();
    private final Set<String> otherWay = ConcurrentHashMap.newKeySet();

    RescueFlow(ModelEngine engine) {
        this.engine = engine;
        work("update-record");
        work("send-message");
    }

    // Noted when the engine has gone on, so that a test that moves the clock then finds the next timer set.
    private void work(String type) {
        engine.client()
                .newWorker()
                .jobType(type)
                .handler((jobs, job) -> {
                    var rescue = (String) job.getVariablesAsMap().get("rescueId");
                    instances.put(rescue, job.getProcessInstanceKey());
                    var step = type.equals("send-message")
                            ? "send " + job.getVariable("template") + " by " + job.getVariable("channel") + " as "
                                    + job.getVariable("purpose")
                            : "record " + status(job);
                    jobs.newCompleteCommand(job)
                            .variables(type.equals("send-message") ? Map.of() : answers(rescue, job))
                            .send()
                            .join();
                    trails.computeIfAbsent(rescue, id -> new CopyOnWriteArrayList<>())
                            .add(step);
                })
                .streamEnabled(true)
                .open();
    }

    private static Map<?, ?> changes(ActivatedJob job) {
        return (Map<?, ?>) job.getVariable("changes");
    }

    private static String status(ActivatedJob job) {
        var changes = changes(job);
        var status = String.valueOf(changes.get("status"));
        return status.equals("answered") ? "answered " + changes.get("outcome") : status;
    }

    private Map<String, Object> answers(String rescue, ActivatedJob job) {
        var due = engine.now().plus(Duration.ofDays(3)).toString();
        return switch (String.valueOf(changes(job).get("status"))) {
            case "planned" ->
                Map.of(
                        "complaintOpen",
                        complaints.contains(rescue),
                        "channel",
                        "email",
                        "outreach",
                        "call".equals(((Map<?, ?>) changes(job).get("offer")).get("outreach"))
                                        ^ otherWay.contains(rescue)
                                ? "call"
                                : "message",
                        "dueAt",
                        due);
            case "approved" -> Map.of("dueAt", due);
            case "not-reached" -> Map.of("calls", calls.merge(rescue, 1, Integer::sum), "dueAt", due);
            case "answered" ->
                Map.of(
                        "outcome",
                        saidFirst.getOrDefault(
                                rescue, String.valueOf(changes(job).get("outcome"))));
            default -> Map.of();
        };
    }

    void due(String rescue, String customer, String tier, String reason, String risk) {
        var variables = new HashMap<String, Object>();
        variables.putAll(Map.of("rescueId", rescue, "subjectId", rescue, "customerId", customer, "tier", tier));
        variables.putAll(Map.of("reason", reason, "risk", risk, "group", "customer-care"));
        variables.put("owner", null);
        tell("churn-rescue-due", customer, variables);
    }

    void tell(String message, String key, Map<String, Object> variables) {
        engine.client()
                .newPublishMessageCommand()
                .messageName(message)
                .correlationKey(key)
                .timeToLive(Duration.ofHours(1))
                .variables(variables)
                .send()
                .join();
    }

    void complaintOpen(String rescue, boolean open) {
        if (open) {
            complaints.add(rescue);
        } else {
            complaints.remove(rescue);
        }
    }

    /** They cannot be spoken to as the table of offers wants. */
    void otherWay(String rescue) {
        otherWay.add(rescue);
    }

    /** What the record holds already when the process tells another outcome. */
    void saidFirst(String rescue, String outcome) {
        saidFirst.put(rescue, outcome);
    }

    List<String> trail(String rescue) {
        return trails.getOrDefault(rescue, List.of());
    }

    void awaitSteps(String rescue, String step, int times) {
        await(rescue + ": " + step)
                .untilAsserted(() -> assertThat(trail(rescue).stream().filter(step::equals))
                        .as("in %s", trail(rescue))
                        .hasSize(times));
    }

    void awaitEnd(String rescue) {
        await(rescue + " ends").untilAsserted(() -> assertThat(engine.client()
                        .newProcessInstanceSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instances.get(rescue)))
                        .send()
                        .join()
                        .items())
                .as("still open after %s", trail(rescue))
                .isEmpty());
    }

    UserTask awaitTask(String rescue, String element) {
        return await(rescue + ": " + element)
                .until(
                        () -> tasks(rescue).stream()
                                .filter(task -> task.getElementId().equals(element))
                                .findFirst()
                                .orElse(null),
                        task -> task != null);
    }

    private List<UserTask> tasks(String rescue) {
        var instance = instances.get(rescue);
        return instance == null
                ? List.of()
                : engine.client()
                        .newUserTaskSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance).state(UserTaskState.CREATED))
                        .send()
                        .join()
                        .items();
    }

    void complete(String rescue, String element, Map<String, Object> variables) {
        engine.client()
                .newCompleteUserTaskCommand(awaitTask(rescue, element).getUserTaskKey())
                .variables(variables)
                .send()
                .join();
    }

    void advance(Duration by) {
        engine.advance(by);
    }

    int incidents() {
        return engine.client().newIncidentSearchRequest().send().join().items().size();
    }

    @Override
    public void close() {
        engine.close();
    }
}
