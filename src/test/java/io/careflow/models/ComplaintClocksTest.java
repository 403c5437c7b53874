package io.careflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the complaint model's timers do, on the real engine. */
class ComplaintClocksTest extends ComplaintCase {

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

        assertThat(escalations())
                .allMatch(step -> step.startsWith("escalate resolution"))
                .hasSize(2);
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
}
