package io.careflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.careflow.Api;
import io.careflow.CareflowTest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@CareflowTest
class ProcessMessagesTest {

    @LocalServerPort
    int port;

    @Autowired
    ProcessMessages messages;

    @Autowired
    CamundaClient client;

    @Autowired
    JobRuns runs;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final List<String> started = new CopyOnWriteArrayList<>();
    private TestFlow flow;
    private JobWorker worker;

    @BeforeEach
    void aFlowThatNotesItsStarts() {
        flow = TestFlow.deployed(client);
        worker = flow.work((jobs, job) -> {
            runs.once(job, () -> {
                started.add((String) job.getVariablesAsMap().get("complaintId"));
                return null;
            });
            jobs.newCompleteCommand(job).send().join();
        });
    }

    @AfterEach
    void stopWorking() {
        worker.close();
    }

    @Test
    void whatIsCommittedStartsOneInstance() {
        transaction.executeWithoutResult(status -> publish("C-1"));

        await().until(() -> started.contains("C-1"));
        await().untilAsserted(() -> assertThat(waiting()).isZero());
        assertThat(started).containsExactly("C-1");
    }

    @Test
    void whatIsRolledBackStartsNothing() {
        transaction.executeWithoutResult(status -> {
            publish("C-2");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> publish("C-3"));

        await().until(() -> started.contains("C-3"));
        assertThat(started).containsExactly("C-3");
    }

    @Test
    void outsideATransactionNothingIsPublished() {
        assertThatThrownBy(() -> publish("C-4")).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aMessagePublishedTwiceStartsOneInstance() {
        var id = UUID.randomUUID();
        waits(id, "C-5", clock.instant());
        await().until(() -> started.contains("C-5") && waiting() == 0);

        // As after a crash between the engine's answer and the removal from the outbox.
        waits(id, "C-5", clock.instant());
        await().until(() -> waiting() == 0);
        transaction.executeWithoutResult(status -> publish("C-6"));
        await().until(() -> started.contains("C-6"));
        assertThat(started).containsExactly("C-5", "C-6");
    }

    @Test
    void aMessageThatTheEngineHasForgottenIsNotSentAgainWhenItsInstanceHasShownItself() {
        var id = UUID.randomUUID();
        waits(id, "C-7", clock.instant());
        await().until(() -> started.contains("C-7") && waiting() == 0);

        // Under another id, as if the engine's memory of the first were over: only the job run tells.
        var forgotten = UUID.randomUUID();
        jdbc.sql("update job_run set message_id = ? where message_id = ?")
                .params(forgotten, id)
                .update();
        waits(forgotten, "C-7", clock.instant().minus(Duration.ofDays(2)));
        await().until(() -> waiting() == 0);
        transaction.executeWithoutResult(status -> publish("C-8"));
        await().until(() -> started.contains("C-8"));
        assertThat(started).containsExactly("C-7", "C-8");
    }

    @Test
    void anOldMessageOfWhichNothingIsKnownIsSentAfterAGrace() {
        waits(UUID.randomUUID(), "C-9", clock.instant().minus(Duration.ofDays(2)));
        await().until(() -> jdbc.sql("select count(*) from process_message where doubtful_since is not null")
                        .query(Long.class)
                        .single()
                == 1);
        assertThat(started).doesNotContain("C-9");

        new Api(path -> URI.create("http://127.0.0.1:" + port + path), "admin")
                .post("/api/clock/advance", "{\"by\": \"PT10S\"}");
        await().until(() -> started.contains("C-9"));
    }

    private void publish(String complaint) {
        messages.publish(flow.message, complaint, Map.of("complaintId", complaint));
    }

    /** Puts a message into the outbox that was published at some time. */
    private void waits(UUID id, String complaint, Instant created) {
        var at = created.atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into process_message (id, name, correlation_key, variables, created_at, due_at)
                        values (?, ?, ?, cast(? as jsonb), ?, ?)""")
                .params(
                        id,
                        flow.message,
                        complaint,
                        "{\"complaintId\":\"%s\",\"processMessageId\":\"%s\"}".formatted(complaint, id),
                        at,
                        at)
                .update();
    }

    private long waiting() {
        return jdbc.sql("select count(*) from process_message where name = ?")
                .param(flow.message)
                .query(Long.class)
                .single();
    }
}
