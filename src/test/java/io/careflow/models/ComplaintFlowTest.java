package io.careflow.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every path of the complaint model, on the real engine. */
class ComplaintFlowTest {

    private static final Duration MOMENT = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    private static ComplaintFlow flow;
    private static ServiceLevel level;

    private final String complaint = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        flow = new ComplaintFlow(new ModelEngine(folder));
        level = flow.serviceLevel("delivery", "web", "C");
    }

    @AfterAll
    static void stop() {
        flow.close();
    }

    @AfterEach
    void nothingGotStuck() {
        assertThat(flow.incidents()).isZero();
    }

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
                        "compute first-response with 0 pauses",
                        "compute resolution with 0 pauses",
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
        "false, true, safety, sms",
        "false, false, delivery, nothing"
    })
    void isAcknowledgedOverTheRightChannels(boolean email, boolean phone, String category, String expected) {
        received(Map.of("hasEmail", email, "hasPhone", phone, "category", category));
        flow.awaitTask(complaint, "Task_Respond");

        await().untilAsserted(() -> assertThat(sent("complaint-acknowledgement"))
                .containsExactlyInAnyOrderElementsOf(channels(expected)));
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
    void aSlowResponseIsWarnedOfAndThenEscalated() {
        received(Map.of());
        flow.awaitTask(complaint, "Task_Respond");
        var warning = level.warnAfter(level.firstResponse());
        flow.advance(warning.plus(MOMENT));
        flow.awaitStep(complaint, "escalate first-response warning to " + level.group());
        assertThat(escalations()).hasSize(1);

        flow.advance(level.firstResponse().minus(warning));
        flow.awaitStep(complaint, "escalate first-response breach to " + level.leads());
        assertThat(escalations()).hasSize(2);
        assertThat(flow.task(complaint, "Task_Respond"))
                .as("goes on being worked on")
                .isPresent();
    }

    @Test
    void anAnswerInTimeStopsTheFirstResponseClockOnly() {
        received(Map.of());
        answer();
        flow.awaitTask(complaint, "Task_Investigate");
        var warning = level.warnAfter(level.resolution());
        flow.advance(warning.plus(MOMENT));
        flow.awaitStep(complaint, "escalate resolution warning to " + level.group());
        flow.advance(level.resolution().minus(warning));
        flow.awaitStep(complaint, "escalate resolution breach to " + level.leads());

        assertThat(escalations()).allMatch(step -> step.startsWith("escalate resolution")).hasSize(2);
        assertThat(flow.task(complaint, "Task_Investigate")).isPresent();
    }

    @Test
    void theResolutionClockRunsWhileNobodyHasAnswered() {
        received(Map.of());
        flow.awaitTask(complaint, "Task_Respond");
        flow.advance(level.resolution().plus(MOMENT));

        flow.awaitStep(complaint, "escalate resolution breach to " + level.leads());
        flow.awaitStep(complaint, "escalate first-response breach to " + level.leads());
    }

    @Test
    void aResolvedComplaintIsNotEscalatedAnyMore() {
        received(Map.of());
        answer();
        resolve(0);
        flow.awaitStep(complaint, "send complaint-resolution by email");
        flow.advance(level.resolution().plus(MOMENT));
        flow.reply(complaint, true);
        flow.awaitEnd(complaint, "record closed");

        assertThat(escalations()).isEmpty();
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
    void aReopenedComplaintIsNotAnsweredForTheFirstTimeAgainAndItsClockGoesOn() {
        var received = flow.now();
        received(Map.of("receivedAt", received.toString()));
        answer();
        resolve(0);
        flow.awaitStep(complaint, "send complaint-resolution by email");
        flow.advance(Duration.ofDays(3));
        flow.reply(complaint, false);
        flow.awaitStep(complaint, "record reopened");
        var due = flow.awaitTask(complaint, "Task_Investigate").getDueDate().toInstant();

        assertThat(flow.trail(complaint)).containsOnlyOnce("record in-progress");
        assertThat(due)
                .as("three days of waiting for the customer do not count")
                .isAfterOrEqualTo(received.plus(level.resolution().plusDays(3)))
                .isBefore(received.plus(level.resolution().plusDays(3)).plus(MOMENT));
        assertThat(Instant.parse((String) flow.record(complaint).get("resolutionDueAt")))
                .isEqualTo(due);
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
                        "compute resolution with 1 pauses",
                        "record reopened",
                        "escalate resolution reopened-too-often to " + level.leads(),
                        "record closed");
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

    @ParameterizedTest
    @CsvSource({"Task_Respond", "Task_Investigate", "Event_CustomerReply"})
    void informationIsTakenAlongWithoutDisturbingTheWork(String where) {
        received(Map.of());
        workUntil(where);
        var open = flow.tasks(complaint).size();
        flow.tell(complaint, "complaint-information-added", Map.of());
        flow.tell(complaint, "complaint-information-added", Map.of());
        flow.awaitStep(complaint, "note information-added");

        assertThat(flow.tasks(complaint)).hasSize(open);
    }

    private void received(Map<String, Object> different) {
        var variables = new HashMap<String, Object>(Map.of(
                "complaintId",
                complaint,
                "customerId",
                UUID.randomUUID().toString(),
                "category",
                "delivery",
                "channel",
                "web",
                "tier",
                "C",
                "hasEmail",
                true,
                "hasPhone",
                false,
                "receivedAt",
                flow.now().toString()));
        variables.putAll(different);
        flow.tell(complaint, "complaint-received", variables);
    }

    private void answer() {
        flow.complete(complaint, "Task_Respond", Map.of());
    }

    private void resolve(int compensation) {
        flow.complete(complaint, "Task_Investigate", Map.of("compensation", compensation, "cause", "delivery"));
    }

    private void workUntil(String element) {
        if (element.equals("Task_Respond")) {
            flow.awaitTask(complaint, element);
            return;
        }
        answer();
        switch (element) {
            case "Task_Investigate" -> flow.awaitTask(complaint, element);
            case "Task_Approve" -> {
                resolve(level.compensationLimit() + 1);
                flow.awaitTask(complaint, element);
            }
            case "Task_TakeOver" -> {
                for (var round = 1; round <= level.maxReopenings() + 1; round++) {
                    resolve(0);
                    awaitResolutions(round);
                    flow.reply(complaint, false);
                }
                flow.awaitTask(complaint, element);
            }
            default -> {
                resolve(0);
                awaitResolutions(1);
            }
        }
    }

    private void awaitResolutions(int times) {
        await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> sent("complaint-resolution").size() == times);
    }

    private List<String> sent(String template) {
        var start = "send " + template + " by ";
        return flow.trail(complaint).stream()
                .filter(step -> step.startsWith(start))
                .map(step -> step.substring(start.length()))
                .toList();
    }

    private List<String> escalations() {
        return flow.trail(complaint).stream()
                .filter(step -> step.startsWith("escalate"))
                .toList();
    }

    private static List<String> channels(String expected) {
        return expected.equals("nothing") ? List.of() : List.of(expected.split(" and "));
    }
}
