package io.careflow.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CareflowTest
class TaskProjectionTest {

    private final long key = ThreadLocalRandom.current().nextLong(1L << 52, 1L << 53);

    @Autowired
    TaskProjection projection;

    @Autowired
    TaskRows rows;

    @Test
    void aRepeatedOrLateJobChangesNothing() {
        projection.learn(facts(null, 1), TaskState.OPEN);
        projection.learn(facts("agent", 2), TaskState.OPEN);
        projection.learn(facts(null, 1), TaskState.OPEN);
        assertThat(rows.find(key).orElseThrow().assignee()).isEqualTo("agent");

        projection.learn(facts("agent", 3), TaskState.COMPLETED);
        projection.learn(facts("agent", 2), TaskState.OPEN);
        assertThat(rows.find(key).orElseThrow().state()).isEqualTo(TaskState.COMPLETED);
    }

    @Test
    void anAssignmentAfterADeniedCompletionOpensTheTaskAgain() {
        projection.learn(facts("agent", 3), TaskState.COMPLETED);
        projection.learn(facts("lead", 4), TaskState.OPEN);
        assertThat(rows.find(key).orElseThrow().open()).isTrue();
        projection.closed(key, TaskState.CANCELED);
    }

    private TaskFacts facts(String assignee, long job) {
        return new TaskFacts(
                key,
                "Task_Try",
                "Process_Try",
                1,
                null,
                null,
                List.of("nobody"),
                assignee,
                null,
                50,
                null,
                null,
                null,
                Map.of("small", true),
                job);
    }
}
