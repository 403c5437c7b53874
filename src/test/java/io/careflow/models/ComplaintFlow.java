package io.careflow.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * The complaint process with workers that only write down what they are asked to do. Targets count in wall-clock time
 * here, so that a test can say when something is due.
 */
final class ComplaintFlow implements AutoCloseable {

    /** How long a reopened complaint has, as the record answers here. */
    static final Duration REOPENED_FOR = Duration.ofHours(5);

    private final ModelEngine engine;
    private final Map<String, List<String>> trails = new ConcurrentHashMap<>();
    private final Map<String, Long> instances = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> records = new ConcurrentHashMap<>();
    private volatile boolean refusedAtTheLastMoment;
    private volatile boolean answerIsAwaited;

    ComplaintFlow(ModelEngine engine) {
        this.engine = engine;
        work("start-clock", this::startClock);
        work("stop-clock", job -> Done.step("stop %s clock", text(job, "metric")));
        work("update-record", this::update);
        work("send-message", job -> Done.step("send %s by %s", text(job, "template"), text(job, "channel")));
        work("escalate-complaint", job -> Done.step("escalate %s to %s", text(job, "level"), text(job, "group")));
        work("move-due-dates", job -> Done.step("move due dates"));
        work("record-interaction", job -> Done.step("note %s", text(job, "kind")));
    }

    /** What a worker did and what it answers. */
    private record Done(String step, Map<String, Object> answers) {

        static Done step(String step, Object... parts) {
            return new Done(step.formatted(parts), Map.of());
        }
    }

    // Noted when the engine has gone on, so that a test that moves the clock then finds the next timer set. The
    // client has one thread: steps are noted in their order.
    private void work(String type, Function<ActivatedJob, Done> worker) {
        engine.client()
                .newWorker()
                .jobType(type)
                .handler((jobs, job) -> {
                    var complaint = text(job, "complaintId");
                    instances.put(complaint, job.getProcessInstanceKey());
                    var done = worker.apply(job);
                    jobs.newCompleteCommand(job)
                            .variables(done.answers())
                            .send()
                            .join();
                    trails.computeIfAbsent(complaint, id -> new CopyOnWriteArrayList<>())
                            .add(done.step());
                })
                .streamEnabled(true)
                .open();
    }

    @SuppressWarnings("unchecked")
    private Done startClock(ActivatedJob job) {
        var due = Instant.parse(text(job, "start")).plus(Duration.parse(text(job, "target")));
        var ladder = (List<?>) job.getVariable("ladder");
        var rungs = ladder.stream()
                .map(rung -> (Map<?, ?>) rung)
                .map(rung -> rung.get("level") + " at " + rung.get("percent") + " to " + rung.get("group"))
                .toList();
        var clock = text(job, "metric") + " clock";
        records.computeIfAbsent(text(job, "subjectId"), id -> new ConcurrentHashMap<>())
                .put(clock, text(job, "rule") + ": " + String.join(", ", rungs));
        records.get(text(job, "subjectId"))
                .put("policy inputs", new TreeMap<>((Map<String, ?>) job.getVariable("policyInputs")));
        return new Done("start " + clock, Map.of("dueAt", due.toString(), "isNew", !answerIsAwaited));
    }

    @SuppressWarnings("unchecked")
    private Done update(ActivatedJob job) {
        var changes = (Map<String, Object>) job.getVariable("changes");
        records.computeIfAbsent(text(job, "recordId"), id -> new ConcurrentHashMap<>())
                .putAll(known(changes));
        var status = (String) changes.get("status");
        return new Done(
                "record " + status,
                switch (status) {
                    case "resolved" -> Map.of("resolvedAt", engine.now().toString());
                    case "waiting" -> Map.of("questionKey", text(job, "recordId") + ":1");
                    case "in-progress", "reopened" ->
                        Map.of(
                                "resolutionDueAt",
                                engine.now().plus(REOPENED_FOR).toString());
                    case "silent" ->
                        Map.of(
                                "satisfied",
                                !refusedAtTheLastMoment,
                                "repliedAt",
                                engine.now().toString());
                    default -> Map.<String, Object>of();
                });
    }

    private static Map<String, Object> known(Map<String, Object> changes) {
        var known = new HashMap<>(changes);
        known.values().removeIf(value -> value == null);
        return known;
    }

    private static String text(ActivatedJob job, String variable) {
        return (String) job.getVariablesAsMap().get(variable);
    }

    /** What the process asked workers to do for a complaint, in their order. */
    List<String> trail(String complaintId) {
        return trails.getOrDefault(complaintId, List.of());
    }

    /** What the complaint's record was told, newest values. */
    Map<String, Object> record(String complaintId) {
        return records.getOrDefault(complaintId, Map.of());
    }

    void awaitStep(String complaintId, String step) {
        await(complaintId + ": " + step)
                .untilAsserted(() -> assertThat(trail(complaintId)).contains(step));
    }

    /** Waits for the end of the process, and for its last step to be noted. */
    void awaitEnd(String complaintId, String lastStep) {
        awaitStep(complaintId, lastStep);
        await(complaintId + " ends").untilAsserted(() -> assertThat(open(complaintId))
                .as("still open after %s", trail(complaintId))
                .isZero());
    }

    private int open(String complaintId) {
        return engine.client()
                .newProcessInstanceSearchRequest()
                .filter(filter -> filter.processInstanceKey(instances.get(complaintId)))
                .send()
                .join()
                .items()
                .size();
    }

    UserTask awaitTask(String complaintId, String element) {
        return await(complaintId + ": " + element)
                .until(() -> task(complaintId, element), Optional::isPresent)
                .orElseThrow();
    }

    Optional<UserTask> task(String complaintId, String element) {
        return tasks(complaintId).stream()
                .filter(task -> task.getElementId().equals(element))
                .findFirst();
    }

    /** The open tasks of a complaint; none before its first step. */
    List<UserTask> tasks(String complaintId) {
        var instance = instances.get(complaintId);
        return instance == null
                ? List.of()
                : engine.client()
                        .newUserTaskSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance).state(UserTaskState.CREATED))
                        .send()
                        .join()
                        .items();
    }

    void complete(String complaintId, String element, Map<String, Object> variables) {
        engine.client()
                .newCompleteUserTaskCommand(awaitTask(complaintId, element).getUserTaskKey())
                .variables(variables)
                .send()
                .join();
    }

    void tell(String complaintId, String message, Map<String, Object> variables) {
        engine.client()
                .newPublishMessageCommand()
                .messageName(message)
                .correlationKey(complaintId)
                .timeToLive(Duration.ofHours(1))
                .variables(variables)
                .send()
                .join();
    }

    void reply(String complaintId, boolean satisfied) {
        tell(
                complaintId,
                "complaint-customer-reply",
                Map.of("satisfied", satisfied, "repliedAt", engine.now().toString()));
    }

    ServiceLevel serviceLevel(String category, String channel, String tier) {
        return ServiceLevel.of(engine.client(), category, channel, tier);
    }

    void advance(Duration by) {
        engine.advance(by);
    }

    Instant now() {
        return engine.now();
    }

    /** Whether an earlier message of the customer waits for its answer. */
    void answerIsAwaited(boolean awaited) {
        answerIsAwaited = awaited;
    }

    /** Whether a refusal reaches the record just when silence ends. */
    void refusedAtTheLastMoment(boolean refused) {
        refusedAtTheLastMoment = refused;
    }

    int incidents() {
        return engine.client().newIncidentSearchRequest().send().join().items().size();
    }

    @Override
    public void close() {
        engine.close();
    }
}
