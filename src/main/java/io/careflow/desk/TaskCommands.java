package io.careflow.desk;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.FinalCommandStep;
import io.careflow.desk.EngineRefusal.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/** What staff do with tasks, as commands to the engine. Each is answered once the task's listeners have run. */
@Component
class TaskCommands {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A listener takes milliseconds; one that takes a second is in trouble. */
    private static final RetryTemplate WHILE_CHANGING = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(20)
            .delay(Duration.ofMillis(50))
            .predicate(fault -> fault instanceof EngineRefusal refusal && refusal.kind() == Kind.CHANGING)
            .build());

    private final CamundaClient engine;

    TaskCommands(CamundaClient engine) {
        this.engine = engine;
    }

    void claim(long key, String staff) {
        send(engine.newAssignUserTaskCommand(key)
                .assignee(staff)
                .action("claim")
                .allowOverride(false));
    }

    /** Gives a task to somebody, whoever has it. */
    void assign(long key, String staff) {
        send(engine.newAssignUserTaskCommand(key)
                .assignee(staff)
                .action("hand-over")
                .allowOverride(true));
    }

    void handBack(long key) {
        send(engine.newUnassignUserTaskCommand(key));
    }

    void complete(long key, Map<String, Object> variables) {
        send(engine.newCompleteUserTaskCommand(key).action("complete").variables(variables));
    }

    void moveDueDate(long key, Instant due) {
        send(engine.newUpdateUserTaskCommand(key).action("move-due-date").dueDate(due.atOffset(ZoneOffset.UTC)));
    }

    /** Waits for listeners of the task that are just at work. */
    private static void send(FinalCommandStep<?> command) {
        WHILE_CHANGING.invoke(() -> sendOnce(command));
    }

    private static void sendOnce(FinalCommandStep<?> command) {
        try {
            command.requestTimeout(PATIENCE).send().join();
        } catch (ClientException e) {
            throw EngineRefusal.of(e);
        }
    }
}
