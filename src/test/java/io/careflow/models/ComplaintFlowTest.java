package io.careflow.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every path of the complaint model, on the real engine. */
@Execution(ExecutionMode.CONCURRENT)
class ComplaintFlowTest extends ComplaintCase {

    @Test
    void aSatisfiedCustomerEndsTheComplaint() {
        received(Map.of());
        answer();
        resolve(0);
        flow.awaitStep(complaint, "send complaint-resolution by email");
        flow.reply(complaint, true);
        flow.awaitEnd(complaint, "record closed");

        assertThat(flow.trail(complaint))
                .containsExactly(
                        "start first-response clock",
                        "start resolution clock",
                        "record open",
                        "send complaint-acknowledgement by email",
                        "record in-progress",
                        "send complaint-response by email",
                        "record resolved",
                        "send complaint-resolution by email",
                        "record closed");
        assertThat(flow.record(complaint))
                .containsEntry("outcome", "confirmed")
                .containsEntry("severity", level.severity())
                .containsEntry("group", level.group())
                .containsEntry("category", "delivery")
                .containsEntry("cause", "delivery")
                .containsEntry("compensation", 0);
    }

    @ParameterizedTest(name = "e-mail {0}, phone {1}, {2}: {3}")
    @CsvSource({
        "true, false, delivery, email",
        "true, true, delivery, email",
        "true, true, safety, email and sms",
        "true, false, safety, email",
        "false, true, delivery, sms",
        "false, true, safety, sms"
    })
    void isAcknowledgedOverTheRightChannels(boolean email, boolean phone, String category, String expected) {
        received(Map.of("hasEmail", email, "hasPhone", phone, "category", category));
        flow.awaitTask(complaint, "Task_Respond");

        await().untilAsserted(() ->
                assertThat(sent("complaint-acknowledgement")).containsExactlyInAnyOrderElementsOf(channels(expected)));
    }

    @Test
    void whoHasNoAddressIsNotAcknowledgedAndTheComplaintGoesOn() {
        received(Map.of("hasEmail", false, "hasPhone", false));
        answer();
        resolve(0);
        flow.awaitStep(complaint, "record resolved");

        assertThat(flow.trail(complaint))
                .startsWith(
                        "start first-response clock",
                        "start resolution clock",
                        "record open",
                        "record in-progress",
                        "send complaint-response by email",
                        "record resolved");
        assertThat(sent("complaint-acknowledgement")).isEmpty();
    }

    @Test
    void whoHasOnlyAPhoneGetsTheAnswersBySms() {
        received(Map.of("hasEmail", false, "hasPhone", true));
        answer();
        resolve(0);
        flow.awaitStep(complaint, "send complaint-resolution by sms");

        assertThat(sent("complaint-response")).containsExactly("sms");
    }

    @Test
    void aComplaintWithoutCategoryIsStillHandled() {
        var variables = new HashMap<String, Object>();
        variables.put("category", null);
        received(variables);
        flow.awaitTask(complaint, "Task_Respond");

        assertThat(flow.record(complaint)).containsEntry("category", "other").containsKey("severity");
    }

    @Test
    void tasksCarryGroupDueTimeAndPriorityOfTheirServiceLevel() {
        var received = flow.now();
        received(Map.of("receivedAt", received.toString()));

        var respond = flow.awaitTask(complaint, "Task_Respond");
        assertThat(respond.getCandidateGroups()).containsExactly(level.group());
        assertThat(respond.getDueDate().toInstant()).isEqualTo(received.plus(level.firstResponse()));
        assertThat(respond.getPriority()).isEqualTo(level.priority());
        answer();
        assertThat(flow.awaitTask(complaint, "Task_Investigate").getDueDate().toInstant())
                .isEqualTo(received.plus(level.resolution()));
    }

    @Test
    void compensationUpToTheLimitNeedsNobody() {
        received(Map.of());
        answer();
        resolve(level.compensationLimit());
        flow.awaitStep(complaint, "record resolved");
    }

    @Test
    void compensationAboveTheLimitIsApprovedByALead() {
        received(Map.of());
        answer();
        resolve(level.compensationLimit() + 1);
        assertThat(flow.awaitTask(complaint, "Task_Approve").getCandidateGroups())
                .containsExactly(level.leads());
        flow.complete(complaint, "Task_Approve", Map.of("approved", true));
        flow.awaitStep(complaint, "record resolved");

        assertThat(flow.record(complaint)).containsEntry("compensation", level.compensationLimit() + 1);
    }

    @Test
    void refusedCompensationGoesBackToTheInvestigation() {
        received(Map.of());
        answer();
        resolve(level.compensationLimit() + 1);
        flow.complete(complaint, "Task_Approve", Map.of("approved", false));
        resolve(1);
        flow.awaitStep(complaint, "record resolved");

        assertThat(flow.record(complaint)).containsEntry("compensation", 1);
        assertThat(flow.trail(complaint)).containsOnlyOnce("record resolved");
    }

    @Test
    void silenceClosesTheComplaint() {
        received(Map.of());
        answer();
        resolve(0);
        flow.awaitStep(complaint, "send complaint-resolution by email");
        flow.advance(level.silence().plus(MOMENT));
        flow.awaitEnd(complaint, "record closed");

        assertThat(flow.record(complaint)).containsEntry("outcome", "silent");
    }

    @Test
    void aRefusalThatCrossesTheEndOfSilenceReopens() {
        flow.refusedAtTheLastMoment(true);
        try {
            received(Map.of());
            answer();
            resolve(0);
            flow.awaitStep(complaint, "send complaint-resolution by email");
            flow.advance(level.silence().plus(MOMENT));
            flow.awaitStep(complaint, "record reopened");
        } finally {
            flow.refusedAtTheLastMoment(false);
        }
    }

    @Test
    void whoKeepsRefusingGetsALead() {
        received(Map.of());
        answer();
        for (var round = 1; round <= level.maxReopenings() + 1; round++) {
            resolve(0);
            awaitResolutions(round);
            flow.reply(complaint, false);
        }
        assertThat(flow.awaitTask(complaint, "Task_TakeOver").getCandidateGroups())
                .containsExactly(level.leads());
        flow.complete(complaint, "Task_TakeOver", Map.of());
        flow.awaitEnd(complaint, "record closed");

        assertThat(flow.trail(complaint))
                .containsSubsequence(
                        "record reopened", "escalate reopened-too-often to " + level.leads(), "record closed");
        assertThat(flow.trail(complaint).stream().filter("record reopened"::equals))
                .hasSize(level.maxReopenings());
        assertThat(flow.record(complaint)).containsEntry("outcome", "escalated");
    }

    @ParameterizedTest
    @CsvSource({"Task_Respond", "Task_Investigate", "Task_Approve", "Event_CustomerReply", "Task_TakeOver"})
    void canBeWithdrawnAtAnyTime(String where) {
        received(Map.of());
        workUntil(where);
        flow.tell(complaint, "complaint-withdrawn", Map.of());
        flow.awaitEnd(complaint, "send complaint-withdrawn by email");

        assertThat(flow.trail(complaint)).endsWith("record withdrawn", "send complaint-withdrawn by email");
        assertThat(flow.tasks(complaint)).isEmpty();
    }
}
