package io.careflow.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the complaint model says to its clocks, and what customers say in between, on the real engine. */
@Execution(ExecutionMode.CONCURRENT)
class ComplaintClocksTest extends ComplaintCase {

    @Test
    void bothClocksStartWithTheTargetsAndTheLadderOfTheTables() {
        var received = flow.now();
        received(Map.of("receivedAt", received.toString()));
        var respond = flow.awaitTask(complaint, "Task_Respond");

        var ladder =
                "C-%s: warning at 75 to %s, final-warning at 90 to %s, breach at 100 to %s, second-level at 200 to operations"
                        .formatted(level.severity(), level.group(), level.group(), level.leads());
        assertThat(flow.record(complaint))
                .containsEntry("first-response clock", ladder)
                .containsEntry("resolution clock", ladder);
        assertThat(respond.getDueDate().toInstant()).isEqualTo(received.plus(level.firstResponse()));
        answer();
        assertThat(flow.awaitTask(complaint, "Task_Investigate").getDueDate().toInstant())
                .isEqualTo(received.plus(level.resolution()));
    }

    @Test
    void thePolicyIsAskedForChannelAndDayOfReceiptInChina() {
        received(Map.of("receivedAt", "2026-12-31T17:00:00Z", "channel", "phone"));
        flow.awaitTask(complaint, "Task_Respond");

        assertThat(flow.record(complaint))
                .containsEntry(
                        "policy inputs",
                        Map.of(
                                "tier", "C",
                                "severity", level.severity(),
                                "channel", "phone",
                                "receivedOn", "2027-01-01"));
    }

    @Test
    void aReopenedComplaintIsNotAnsweredForTheFirstTimeAgainAndItsClockGoesOn() {
        received(Map.of());
        answer();
        resolve(0);
        flow.awaitStep(complaint, "send complaint-resolution by email");
        flow.advance(Duration.ofDays(3));
        var refused = flow.now();
        flow.reply(complaint, false);
        flow.awaitStep(complaint, "record reopened");
        var due = flow.awaitTask(complaint, "Task_Investigate").getDueDate().toInstant();

        assertThat(flow.trail(complaint)).containsOnlyOnce("record in-progress");
        assertThat(due)
                .as("what the record answered")
                .isAfterOrEqualTo(refused.plus(ComplaintFlow.REOPENED_FOR))
                .isBefore(refused.plus(ComplaintFlow.REOPENED_FOR).plus(MOMENT));
    }

    @Test
    void informationBeforeTheFirstResponseIsAnsweredByIt() {
        received(Map.of());
        workUntil("Task_Respond");
        tellMore();
        flow.awaitStep(complaint, "note information-added");
        answer();
        flow.awaitTask(complaint, "Task_Investigate");

        assertThat(flow.tasks(complaint)).hasSize(1);
        assertThat(flow.trail(complaint)).doesNotContain("start next-response clock");
    }

    @ParameterizedTest
    @CsvSource({"Task_Investigate", "Task_Approve"})
    void laterInformationIsAnsweredWithoutDisturbingTheWork(String where) {
        received(Map.of());
        workUntil(where);
        tellMore();
        flow.complete(complaint, "Task_AnswerMessage", Map.of());
        flow.awaitStep(complaint, "send complaint-answer by email");

        assertThat(flow.trail(complaint))
                .containsSubsequence(
                        "note information-added",
                        "start next-response clock",
                        "stop next-response clock",
                        "send complaint-answer by email");
        assertThat(flow.task(complaint, where)).isPresent();
    }

    @Test
    void aSecondMessageDoesNotAskForASecondAnswer() {
        received(Map.of());
        workUntil("Task_Investigate");
        flow.answerIsAwaited(true);
        try {
            tellMore();
            flow.awaitStep(complaint, "start next-response clock");
            assertThat(flow.task(complaint, "Task_AnswerMessage")).isEmpty();
        } finally {
            flow.answerIsAwaited(false);
        }
    }

    @Test
    void theEndOfTheComplaintTakesOpenAnswersAlong() {
        received(Map.of());
        workUntil("Task_Investigate");
        tellMore();
        flow.awaitTask(complaint, "Task_AnswerMessage");
        resolve(0);
        flow.awaitStep(complaint, "send complaint-resolution by email");
        flow.reply(complaint, true);

        flow.awaitEnd(complaint, "record closed");
        assertThat(flow.tasks(complaint)).isEmpty();
    }

    @Test
    void anAnswerToAQuestionLetsTheWorkGoOn() {
        received(Map.of());
        workUntil("Task_Investigate");
        ask();
        flow.tell(complaint + ":1", "complaint-customer-answer", Map.of());
        var again = flow.awaitTask(complaint, "Task_Investigate");

        assertThat(flow.trail(complaint))
                .containsSubsequence("record waiting", "send complaint-question by email", "record in-progress");
        assertThat(again.getDueDate().toInstant())
                .as("what the record answered")
                .isCloseTo(flow.now().plus(ComplaintFlow.REOPENED_FOR), within(MOMENT));
    }

    @Test
    void silenceToAQuestionLetsTheWorkGoOnToo() {
        received(Map.of());
        workUntil("Task_Investigate");
        ask();
        assertThat(flow.tasks(complaint)).isEmpty();
        flow.advance(level.silence().plus(MOMENT));

        flow.awaitTask(complaint, "Task_Investigate");
        resolve(0);
        flow.awaitStep(complaint, "send complaint-resolution by email");
    }

    @Test
    void aRecalculatedDeadlineHoldsForOpenAndLaterTasks() {
        received(Map.of());
        workUntil("Task_Respond");
        var due = flow.now().plus(Duration.ofDays(9)).truncatedTo(ChronoUnit.MILLIS);
        flow.tell(
                complaint, "complaint-deadline-recalculated", Map.of("metric", "resolution", "dueAt", due.toString()));
        flow.awaitStep(complaint, "move due dates");
        answer();

        assertThat(flow.awaitTask(complaint, "Task_Investigate").getDueDate().toInstant())
                .isEqualTo(due);
    }

    private void ask() {
        flow.complete(complaint, "Task_Investigate", Map.of("next", "ask"));
        flow.awaitStep(complaint, "send complaint-question by email");
        await().until(() -> flow.tasks(complaint).isEmpty());
    }

    private void tellMore() {
        flow.tell(
                complaint,
                "complaint-information-added",
                Map.of("saidAt", flow.now().toString()));
    }
}
