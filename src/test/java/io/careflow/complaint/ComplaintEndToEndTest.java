package io.careflow.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import io.careflow.CareflowTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A complaint from the caller to its end, through the API alone: engine, database and mail server are real. */
@CareflowTest
class ComplaintEndToEndTest {

    @LocalServerPort
    int port;

    private Api agent;
    private Api lead;

    @BeforeEach
    void logIn() {
        agent = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
        lead = agent.as("lead");
    }

    @Test
    void isAcknowledgedAnsweredResolvedAndConfirmed() {
        var id = complain("confirmed@example.org");
        awaitMessage(id, "complaint-acknowledgement");
        complete(agent, id, "Task_Respond", "{\"text_reply\": \"We are looking into it.\"}");
        awaitMessage(id, "complaint-response");
        assertThat(awaitTask(id, "Task_Investigate").get("dueAt").asString())
                .isEqualTo(complaint(id).at("/deadlines/resolution/dueAt").asString());
        complete(agent, id, "Task_Investigate", resolution(0));
        awaitStatus(id, "resolved");
        awaitMessage(id, "complaint-resolution");

        agent.post("/api/complaints/" + id + "/customer-reply", "{\"text\": \"Thank you.\", \"satisfied\": true}");

        awaitStatus(id, "closed");
        assertThat(complaint(id).get("outcome").asString()).isEqualTo("confirmed");
        assertThat(complaint(id).get("openTasks")).isEmpty();
        assertThat(messages(id)).extracting(m -> m.get("template").asString()).doesNotHaveDuplicates();
        assertThat(timeline(id)).contains("complaint.received", "complaint.resolved", "complaint.closed");
    }

    @Test
    void aHighCompensationNeedsALead() {
        var id = complain("generous@example.org");
        complete(agent, id, "Task_Respond", "{\"text_reply\": \"We are looking into it.\"}");
        complete(agent, id, "Task_Investigate", resolution(5000));
        var approval = awaitTask(id, "Task_Approve");
        var key = approval.get("key").asString();

        assertThat(agent.post("/api/tasks/" + key + "/complete", "{\"variables\": {\"approved\": true}}")
                        .status())
                .isEqualTo(403);
        complete(lead, id, "Task_Approve", "{\"approved\": false, \"text_reason\": \"Half of it is fair.\"}");
        complete(agent, id, "Task_Investigate", resolution(50));

        awaitStatus(id, "resolved");
        assertThat(complaint(id).get("compensation").asDouble()).isEqualTo(50);
    }

    @Test
    void aRefusedResolutionReopensTwiceAndThenALeadTakesOver() {
        var id = complain("never-content@example.org");
        complete(agent, id, "Task_Respond", "{\"text_reply\": \"We are looking into it.\"}");
        for (var round = 0; round < 3; round++) {
            complete(agent, id, "Task_Investigate", resolution(0));
            awaitStatus(id, "resolved");
            var refused = agent.post(
                    "/api/complaints/" + id + "/customer-reply", "{\"text\": \"No.\", \"satisfied\": false}");
            assertThat(refused.status()).isEqualTo(200);
        }
        complete(lead, id, "Task_TakeOver", "{\"text_resolution\": \"A new device is on its way.\"}");

        awaitStatus(id, "closed");
        assertThat(complaint(id).get("outcome").asString()).isEqualTo("escalated");
        assertThat(complaint(id).get("reopenings").asInt()).isEqualTo(2);
        assertThat(levels(id)).containsExactly("resolution reopened-too-often");
        assertThat(notices(lead, id)).as("the complaint is over").isEmpty();
    }

    @Test
    void whatIsLateIsEscalatedThroughEveryLevelOnce() {
        var id = complain("waiting@example.org");
        awaitTask(id, "Task_Respond");
        advance(Duration.ofDays(30));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(levels(id))
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
    void silenceClosesAResolvedComplaint() {
        var id = complain("silent@example.org");
        complete(agent, id, "Task_Respond", "{\"text_reply\": \"We are looking into it.\"}");
        complete(agent, id, "Task_Investigate", resolution(0));
        awaitMessage(id, "complaint-resolution");
        advance(Duration.ofDays(30));

        awaitStatus(id, "closed");
        assertThat(complaint(id).get("outcome").asString()).isEqualTo("silent");
    }

    @Test
    void aWithdrawnComplaintLeavesTheInboxAndIsConfirmed() {
        var id = complain("withdraws@example.org");
        awaitTask(id, "Task_Respond");

        assertThat(agent.post("/api/complaints/" + id + "/withdraw", "")
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("withdrawn");

        awaitMessage(id, "complaint-withdrawn");
        assertThat(complaint(id).get("openTasks")).isEmpty();
    }

    @Test
    void informationAddedWhileItIsWorkedOnReachesTheTimeline() {
        var id = complain("talkative@example.org");
        awaitTask(id, "Task_Respond");
        agent.post("/api/complaints/" + id + "/customer-reply", "{\"text\": \"It is the blue one.\"}");

        await().untilAsserted(() -> assertThat(timeline(id)).contains("complaint.information-added"));
        assertThat(complaint(id).get("openTasks")).hasSize(1);
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

    private JsonNode clock(String id, String metric) {
        return agent.all("/api/complaints/" + id + "/clocks").stream()
                .filter(clock -> clock.get("metric").asString().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static Instant dueAt(JsonNode task) {
        return Instant.parse(task.get("dueAt").asString());
    }

    private String complain(String email) {
        var answer = agent.post("/api/complaints", """
                {"customer": {"name": "Ada", "email": "%s", "locale": "en"}, "channel": "web",
                 "category": "delivery", "subject": "Late", "description": "It has not arrived."}""".formatted(email));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private static String resolution(int compensation) {
        return "{\"text_resolution\": \"We have sent a new one.\", \"compensation\": %d, \"cause\": \"delivery\"}"
                .formatted(compensation);
    }

    private void complete(Api who, String id, String element, String variables) {
        var key = awaitTask(id, element).get("key").asString();
        var claimed = who.post("/api/tasks/" + key + "/claim", "{}");
        assertThat(claimed.status() / 100).as(claimed.response().body()).isEqualTo(2);
        var answer = who.post("/api/tasks/" + key + "/complete", "{\"variables\": " + variables + "}");
        assertThat(answer.status() / 100).as(answer.response().body()).isEqualTo(2);
    }

    private JsonNode awaitTask(String id, String element) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> task(id, element), task -> task != null);
    }

    private JsonNode task(String id, String element) {
        for (var task : complaint(id).get("openTasks")) {
            if (task.get("elementId").asString().equals(element)) {
                return task;
            }
        }
        return null;
    }

    private void awaitMessage(String id, String template) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(messages(id)).anySatisfy(m -> {
                    assertThat(m.get("template").asString()).isEqualTo(template);
                    assertThat(m.get("status").asString()).isEqualTo("accepted");
                }));
    }

    private void awaitStatus(String id, String status) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> complaint(id).get("status").asString().equals(status));
    }

    private void advance(Duration by) {
        assertThat(agent.as("admin")
                        .post("/api/clock/advance", "{\"by\": \"" + by + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private JsonNode complaint(String id) {
        return agent.get("/api/complaints/" + id).json();
    }

    private List<JsonNode> messages(String id) {
        return agent.all("/api/messages?complaintId=" + id);
    }

    private List<String> timeline(String id) {
        return complaint(id)
                .get("timeline")
                .valueStream()
                .map(i -> i.get("summary").asString())
                .toList();
    }

    private static List<String> notices(Api who, String id) {
        return who.all("/api/notices?open=true").stream()
                .filter(notice -> notice.get("complaintId").asString().equals(id))
                .map(notice -> notice.get("group").asString() + " "
                        + notice.get("summary").asString().replace("complaint.escalated.", ""))
                .toList();
    }

    private List<String> levels(String id) {
        return complaint(id)
                .get("escalations")
                .valueStream()
                .map(e -> e.get("metric").asString() + " " + e.get("level").asString())
                .toList();
    }
}
