package io.careflow.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.careflow.desk.EngineRefusal.Kind;
import io.careflow.engine.embedded.EmbeddedEngine;
import io.careflow.engine.embedded.EmbeddedEngineSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Commands to a task whose listener is still at work. */
@Execution(ExecutionMode.CONCURRENT)
class TaskCommandsTest {

    @TempDir
    Path folder;

    private EmbeddedEngine engine;
    private CamundaClient client;
    private TaskCommands commands;
    private ActivatedJob listening;

    @BeforeEach
    void aTaskComesUp() {
        engine = EmbeddedEngine.start(new EmbeddedEngineSettings(folder, Clock.systemUTC(), 0, 0));
        client = CamundaClient.newClientBuilder()
                .grpcAddress(engine.grpcAddress())
                .restAddress(engine.restAddress())
                .preferRestOverGrpc(false)
                .build();
        commands = new TaskCommands(client);
        var model = Bpmn.createExecutableProcess("coming-up")
                .startEvent()
                .userTask("Task_Listened")
                .zeebeUserTask()
                .zeebeTaskListener(listener -> listener.creating().type("listen"))
                .endEvent()
                .done();
        client.newDeployResourceCommand()
                .addProcessModel(model, "coming-up.bpmn")
                .send()
                .join();
        client.newCreateInstanceCommand()
                .bpmnProcessId("coming-up")
                .latestVersion()
                .send()
                .join();
        listening = await().until(this::jobs, found -> !found.isEmpty()).getFirst();
    }

    @AfterEach
    void stop() {
        client.close();
        engine.close();
    }

    private List<ActivatedJob> jobs() {
        return client.newActivateJobsCommand()
                .jobType("listen")
                .maxJobsToActivate(1)
                .timeout(Duration.ofMinutes(5))
                .send()
                .join()
                .getJobs();
    }

    private long task() {
        return listening.getUserTask().getUserTaskKey();
    }

    @Test
    void waitForIt() {
        var claim = CompletableFuture.runAsync(() -> commands.claim(task(), "mei"));
        assertThatThrownBy(() -> claim.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        client.newCompleteCommand(listening).send().join();
        assertThat(claim).succeedsWithin(Duration.ofSeconds(30));
        assertThat(catchThrowableOfType(EngineRefusal.class, () -> commands.claim(task(), "lin"))
                        .kind())
                .isEqualTo(Kind.STATE);
    }

    @Test
    void sayWhatIsTheMatterWhenItDoesNotEnd() {
        assertThat(catchThrowableOfType(EngineRefusal.class, () -> commands.claim(task(), "mei"))
                        .kind())
                .isEqualTo(Kind.CHANGING);
    }
}
