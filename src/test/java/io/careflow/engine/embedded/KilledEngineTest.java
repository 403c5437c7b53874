package io.careflow.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.worker.JobClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The engine is killed (SIGKILL) while work pours in, twice, with its client living on. */
@Execution(ExecutionMode.CONCURRENT)
class KilledEngineTest {

    private static final int COMPLAINTS = 200;
    private static final int IN_FLIGHT = 20;
    private static final Duration JOB_TIME_OUT = Duration.ofHours(1);
    /** Much more than it takes: on a busy machine two restarts and the client's back-off alone take most of a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private int grpcPort;
    private int restPort;
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final Queue<Long> handedOut = new ConcurrentLinkedQueue<>();
    private final Queue<Long> completed = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void choosePorts() throws Exception {
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket two = new ServerSocket(0)) {
            grpcPort = one.getLocalPort();
            restPort = two.getLocalPort();
        }
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void losesNothingAndHandsNothingOutTwice() throws Exception {
        EngineProcess engine = EngineProcess.start(folder, grpcPort, restPort);
        try (CamundaClient client = CamundaClient.newClientBuilder()
                .grpcAddress(engine.grpcAddress())
                .restAddress(engine.restAddress())
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(Duration.ofSeconds(20))
                .build()) {
            deploy(client);
            openWorker(client);
            CompletableFuture<Void> load = CompletableFuture.runAsync(
                    // The common pool may have a single thread, which others wait for.
                    () -> publishAll(client), task -> Thread.ofPlatform().start(task));
            for (int kill = 1; kill <= 2; kill++) {
                int enough = COMPLAINTS * kill / 3;
                await().atMost(PATIENCE).until(() -> confirmed.size() >= enough);
                engine.kill();
                engine = EngineProcess.start(folder, grpcPort, restPort);
                assertThat(engine.refusal()).isEmpty();
            }
            load.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            awaitQuiet();
            // What the engine had handed out but the kill kept from the worker comes when its time is up.
            engine.advance(JOB_TIME_OUT);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(openTasks(client).size()).isEqualTo(COMPLAINTS));
            assertThat(instances(client).size()).isEqualTo(COMPLAINTS);
            assertThat(handedOut).hasSize(COMPLAINTS).doesNotHaveDuplicates();
            completeAll(client);
            assertThat(instances(client)).isEmpty();
        } finally {
            engine.close();
        }
    }

    /** Until the worker has done all that it was sent, and gets no more. */
    private void awaitQuiet() {
        var before = new AtomicInteger(-1);
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).until(() -> {
            var now = handedOut.size();
            return before.getAndSet(now) == now && completed.size() == now;
        });
    }

    private static void deploy(CamundaClient client) {
        client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess("complaint")
                                .startEvent()
                                .message("received")
                                .serviceTask("hand-out", task -> task.zeebeJobType("hand-out"))
                                .userTask("respond", task -> task.zeebeUserTask())
                                .endEvent()
                                .done(),
                        "complaint.bpmn")
                .send()
                .join();
    }

    private void openWorker(CamundaClient client) {
        client.newWorker()
                .jobType("hand-out")
                .handler((c, job) -> {
                    handedOut.add(job.getKey());
                    completeUntilHeard(c, job);
                    completed.add(job.getKey());
                })
                // Longer than the test: a job comes twice only if the engine forgot that it was handed out.
                .timeout(JOB_TIME_OUT)
                .streamEnabled(true)
                .open();
    }

    private static void completeUntilHeard(JobClient client, ActivatedJob job) {
        await().pollDelay(Duration.ZERO)
                .atMost(PATIENCE)
                .until(() -> heard(client.newCompleteCommand(job).send()::join));
    }

    private void publishAll(CamundaClient client) {
        try (var executor = Executors.newFixedThreadPool(IN_FLIGHT)) {
            IntStream.range(0, COMPLAINTS)
                    .mapToObj(Integer::toString)
                    .forEach(id -> executor.submit(() -> {
                        await().pollDelay(Duration.ZERO)
                                .atMost(PATIENCE)
                                .until(() -> heard(client.newPublishMessageCommand()
                                        .messageName("received")
                                        .correlationKey(id)
                                        .messageId(id)
                                        .timeToLive(Duration.ofDays(1))
                                        .variables(Map.of("complaintId", id))
                                        .send()::join));
                        confirmed.add(id);
                    }));
        }
    }

    /** Whether the engine answered; that it already knows is an answer too. */
    private static boolean heard(Runnable request) {
        try {
            request.run();
            return true;
        } catch (RuntimeException e) {
            return e.getMessage().contains("ALREADY_EXISTS") || e.getMessage().contains("NOT_FOUND");
        }
    }

    private static List<UserTask> openTasks(CamundaClient client) {
        return client.newUserTaskSearchRequest()
                .filter(filter -> filter.state(UserTaskState.CREATED))
                .page(page -> page.limit(COMPLAINTS * 2))
                .send()
                .join()
                .items();
    }

    private static List<ProcessInstance> instances(CamundaClient client) {
        return client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.processDefinitionId("complaint"))
                .page(page -> page.limit(COMPLAINTS * 2))
                .send()
                .join()
                .items();
    }

    private static void completeAll(CamundaClient client) {
        openTasks(client).stream()
                .map(task ->
                        client.newCompleteUserTaskCommand(task.getUserTaskKey()).send())
                .toList()
                .forEach(done -> done.join(30, TimeUnit.SECONDS));
    }
}
