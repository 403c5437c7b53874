package io.careflow.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@CareflowTest
class ComplaintEndToEndTest extends EndToEndCase {

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
                .isEqualTo(404);
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
        assertThat(timeline(id)).filteredOn("complaint.contested"::equals).hasSize(3);
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
}
