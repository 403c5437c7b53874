package io.careflow.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@CareflowTest
class ComplaintTimeEndToEndTest extends EndToEndCase {

    @Test
    void whatIsLateIsEscalatedThroughEveryLevelOnce() {
        var id = complain("waiting@example.org");
        awaitTask(id, "Task_Respond");
        advance(Duration.ofDays(30));

        await().untilAsserted(() -> assertThat(levels(id))
                .containsExactlyInAnyOrder(
                        "first-response warning",
                        "first-response final-warning",
                        "first-response breach",
                        "first-response second-level",
                        "resolution warning",
                        "resolution final-warning",
                        "resolution breach",
                        "resolution second-level"));
        assertThat(complaint(id).at("/deadlines/firstResponse/breached").asBoolean())
                .isTrue();
        assertThat(notices(lead, id))
                .as("each group is told once what is for it")
                .containsExactlyInAnyOrder(
                        "complaints first-response.warning",
                        "complaints first-response.final-warning",
                        "complaint-leads first-response.breach",
                        "complaints resolution.warning",
                        "complaints resolution.final-warning",
                        "complaint-leads resolution.breach");
        assertThat(notices(agent.as("ops"), id))
                .containsExactlyInAnyOrder(
                        "operations first-response.second-level", "operations resolution.second-level");
        complete(agent, id, "Task_Respond", "{\"text_reply\": \"Sorry for the delay.\"}");
        awaitTask(id, "Task_Investigate");
    }

    @Test
    void theClockStandsStillWhileTheCustomerIsAskedAndAnAnswerMovesWhatIsDue() {
        var id = complain("asked@example.org");
        complete(agent, id, "Task_Respond", "{\"text_reply\": \"We are looking into it.\"}");
        var due = dueAt(awaitTask(id, "Task_Investigate"));
        complete(agent, id, "Task_Investigate", "{\"next\": \"ask\", \"text_question\": \"Which colour?\"}");
        awaitStatus(id, "waiting");
        awaitMessage(id, "complaint-question");
        assertThat(clock(id, "resolution").get("state").asString()).isEqualTo("paused");
        advance(Duration.ofDays(5));
        agent.post("/api/complaints/" + id + "/customer-reply", "{\"text\": \"Blue.\"}");

        awaitStatus(id, "in-progress");
        assertThat(clock(id, "resolution").get("state").asString()).isEqualTo("running");
        assertThat(clock(id, "resolution").get("pauses")).hasSize(1);
        assertThat(clock(id, "first-response").get("state").asString()).isEqualTo("stopped");
        assertThat(dueAt(awaitTask(id, "Task_Investigate")))
                .isAfter(due)
                .isEqualTo(Instant.parse(clock(id, "resolution").get("dueAt").asString()));
        assertThat(levels(id)).doesNotContain("resolution breach");
        assertThat(timeline(id)).contains("complaint.waiting", "complaint.customer-reply");
    }

    @Test
    void aMessageInBetweenHasAClockOfItsOwnAndAnAnswerStopsIt() {
        var id = complain("impatient@example.org");
        complete(agent, id, "Task_Respond", "{\"text_reply\": \"We are looking into it.\"}");
        awaitTask(id, "Task_Investigate");
        agent.post("/api/complaints/" + id + "/customer-reply", "{\"text\": \"Any news?\"}");
        var first = dueAt(awaitTask(id, "Task_AnswerMessage"));
        advance(Duration.ofHours(1));
        agent.post("/api/complaints/" + id + "/customer-reply", "{\"text\": \"Hello?\"}");
        await().untilAsserted(() -> assertThat(timeline(id).stream().filter("complaint.information-added"::equals))
                .hasSize(2));

        assertThat(Instant.parse(clock(id, "next-response").get("dueAt").asString()))
                .as("the oldest unanswered message counts")
                .isEqualTo(first);
        complete(agent, id, "Task_AnswerMessage", "{\"text_answer\": \"Tomorrow.\"}");
        awaitMessage(id, "complaint-answer");
        assertThat(clock(id, "next-response").get("state").asString()).isEqualTo("stopped");
        assertThat(task(id, "Task_AnswerMessage")).isNull();
        assertThat(task(id, "Task_Investigate")).isNotNull();
    }
}
