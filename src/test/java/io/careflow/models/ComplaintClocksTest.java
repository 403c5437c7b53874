package io.careflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the complaint model says to its clocks, on the real engine. */
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
}
