package io.careflow.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.careflow.CareflowTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CareflowTest
class TasksApiTest {

    @LocalServerPort
    int port;

    @Autowired
    TaskTexts texts;

    @Autowired
    CamundaClient engine;

    private DeskFixture desk;

    @BeforeEach
    void open() {
        desk = new DeskFixture(port);
    }

    @Test
    void aTaskSaysWhoseItIsWhatItIsAboutAndWhatItsFormAsks() {
        var complaint = desk.complaint("Told in full");
        var task = desk.taskOf(complaint, "Task_Respond");
        assertThat(task.get("processId").asString()).isEqualTo("Process_ComplaintHandling");
        assertThat(task.get("group").asString()).isEqualTo("complaints");
        assertThat(task.get("assignee").isNull()).isTrue();
        assertThat(task.get("dueAt").isNull()).isFalse();
        assertThat(task.get("customerId").isNull()).isFalse();
        assertThat(task.get("name").asString()).isEqualTo("Respond to customer");

        var one =
                desk.as("agent").get("/api/tasks/" + task.get("key").asString()).json();
        assertThat(one.get("formId").asString()).isEqualTo("complaint-respond");
        assertThat(one.get("fields").get(0).get("key").asString()).isEqualTo("text_reply");
    }

    @Test
    void whatIsCompletedIsNoLongerOpenAndItsTextStaysInTheDatabase() {
        var complaint = desk.complaint("Done in one go");
        var key = desk.keyOf(complaint, "Task_Respond");
        assertThat(desk.as("agent").post("/api/tasks/" + key + "/claim", "").status())
                .isEqualTo(200);

        var done = complete(key, "{\"text_reply\": \"We look into it.\"}");
        assertThat(done.status()).as(done.response().body()).isEqualTo(200);
        assertThat(desk.isOpen(key)).isFalse();
        assertThat(texts.latest(UUID.fromString(complaint), "text_reply")).contains("We look into it.");

        var again = complete(key, "{\"text_reply\": \"Something else.\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(texts.latest(UUID.fromString(complaint), "text_reply")).contains("We look into it.");
        desk.keyOf(complaint, "Task_Investigate");
    }

    @Test
    void aFormThatIsNotFilledInAsItMustBeIsRefusedByField() {
        var complaint = desk.complaint("Filled in badly");
        var key = desk.keyOf(complaint, "Task_Respond");
        var empty = complete(key, "{\"text_reply\": \" \"}");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.json().get("errors").get(0).get("field").asString()).isEqualTo("text_reply");

        var strange = complete(key, "{\"text_reply\": \"Well.\", \"complaintId\": \"other\"}");
        assertThat(strange.status()).isEqualTo(422);
        assertThat(strange.json().get("errors").get(0).get("field").asString()).isEqualTo("complaintId");

        assertThat(complete(key, "{\"text_reply\": \"a\\u0000b\"}").status()).isEqualTo(400);
        assertThat(desk.isOpen(key)).isTrue();
    }

    @Test
    void anotherClientOfTheEngineIsHeldToTheFormAndItsTextsAreSent() {
        var complaint = desk.complaint("Completed past the desk");
        var key = desk.keyOf(complaint, "Task_Respond");
        var unfilled = engine.newCompleteUserTaskCommand(Long.parseLong(key)).send();
        assertThatThrownBy(unfilled::join)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("denied by Task Listener")
                .hasMessageContaining("text_reply");
        assertThat(desk.isOpen(key)).isTrue();

        engine.newCompleteUserTaskCommand(Long.parseLong(key))
                .variables(Map.of("text_reply", "Written in another tool."))
                .send()
                .join();
        assertThat(desk.isOpen(key)).isFalse();
        assertThat(texts.latest(UUID.fromString(complaint), "text_reply")).contains("Written in another tool.");
        desk.keyOf(complaint, "Task_Investigate");
    }

    @Test
    void aTaskBelongsToItsGroupAndToWhoeverClaimedIt() {
        var complaint = desk.complaint("Claimed once");
        var key = desk.keyOf(complaint, "Task_Respond");
        assertThat(desk.as("ops").get("/api/tasks/" + key).status()).isEqualTo(200);
        assertThat(desk.as("ops").post("/api/tasks/" + key + "/claim", "").status())
                .isEqualTo(403);
        assertThat(desk.as("agent").get("/api/tasks?group=operations").status()).isEqualTo(403);

        var claimed = desk.as("agent").post("/api/tasks/" + key + "/claim", "");
        assertThat(claimed.json().get("assignee").asString()).isEqualTo("agent");
        assertThat(desk.as("lead").post("/api/tasks/" + key + "/claim", "").status())
                .isEqualTo(409);
        var handedBack = desk.as("lead").post("/api/tasks/" + key + "/unclaim", "");
        assertThat(handedBack.json().get("assignee").isNull()).isTrue();
        assertThat(desk.as("lead").post("/api/tasks/" + key + "/claim", "").status())
                .isEqualTo(200);
    }

    @Test
    void aWithdrawalTakesTheTaskOffTheInbox() {
        var complaint = desk.complaint("Taken back");
        var key = desk.keyOf(complaint, "Task_Respond");
        desk.as("agent").post("/api/complaints/" + complaint + "/withdraw", "");
        org.awaitility.Awaitility.await().until(() -> !desk.isOpen(key));
        var gone = desk.as("agent").get("/api/tasks/" + key).json();
        assertThat(gone.get("state").asString()).isEqualTo("canceled");
    }

    @Test
    void whatIsNotThereOrNotAskedRightlyGetsAClearAnswer() {
        assertThat(desk.as("agent").get("/api/tasks/1").status()).isEqualTo(404);
        assertThat(desk.as("agent").get("/api/tasks/x").status()).isEqualTo(400);
        assertThat(desk.as("agent").get("/api/tasks?state=odd").status()).isEqualTo(400);
        assertThat(desk.as("agent").get("/api/tasks?page=odd").status()).isEqualTo(400);
        assertThat(desk.as("agent")
                        .post("/api/tasks/1/complete", "{\"variables\": 1}")
                        .status())
                .isEqualTo(400);
    }

    private io.careflow.Api.Answer complete(String key, String variables) {
        return desk.as("agent").post("/api/tasks/" + key + "/complete", "{\"variables\": " + variables + "}");
    }
}
