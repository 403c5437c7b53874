package io.careflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every path of the rescue, on the real engine with the real model. */
@Execution(ExecutionMode.CONCURRENT)
class RescueFlowTest {

    private static final String OFFER = "send churn-rescue-offer by email as relationship";
    private static final String WIN_BACK = "send churn-rescue-win-back by email as marketing";
    private static final Duration MOMENT = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    private static RescueFlow flow;

    private final String rescue = UUID.randomUUID().toString();
    private final String customer = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        flow = new RescueFlow(new ModelEngine(folder));
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
    void whoAnswersTheMessageStays() {
        written();
        flow.tell("churn-rescue-answer", rescue, Map.of("outcome", "accepted"));

        flow.awaitSteps(rescue, "record answered accepted", 1);
        flow.awaitEnd(rescue);
        assertThat(flow.trail(rescue))
                .containsExactly("record planned", OFFER, "record offered", "record answered accepted");
    }

    @Test
    void whoIsSilentIsInvitedBackAfterNinetyDays() {
        written();
        flow.advance(Duration.ofDays(14).plus(MOMENT));
        flow.awaitSteps(rescue, "record answered silent", 1);
        flow.advance(Duration.ofDays(89));
        assertThat(flow.trail(rescue)).doesNotContain(WIN_BACK);
        flow.advance(Duration.ofDays(1).plus(MOMENT));

        flow.awaitSteps(rescue, "record win-back-sent", 1);
        assertThat(flow.trail(rescue)).endsWith(WIN_BACK, "record win-back-sent");
        flow.awaitEnd(rescue);
    }

    @Test
    void whatTheySaidFirstHoldsWhenSilenceEndsJustThen() {
        written();
        flow.saidFirst(rescue, "accepted");
        flow.advance(Duration.ofDays(14).plus(MOMENT));

        flow.awaitSteps(rescue, "record answered silent", 1);
        flow.awaitEnd(rescue);
        assertThat(flow.trail(rescue)).doesNotContain(WIN_BACK);
    }

    @Test
    void aPersonReadsWhatTheyWroteThemselves() {
        written();
        flow.tell("churn-rescue-answer", rescue, Map.of("outcome", "wrote"));
        flow.complete(rescue, "Task_ReadRescueReply", Map.of("outcome", "declined", "leavingReason", "competitor"));

        flow.awaitSteps(rescue, "record answered declined", 1);
    }

    @Test
    void theBestAreCalledAfterADearOfferWasApproved() {
        flow.due(rescue, customer, "A", "said-so", "high");
        assertThat(flow.awaitTask(rescue, "Task_ApproveOffer").getCandidateGroups())
                .containsExactly("customer-care-leads");
        flow.complete(rescue, "Task_ApproveOffer", Map.of("approved", true));
        flow.complete(rescue, "Task_CallLeavingCustomer", Map.of("outcome", "accepted"));

        flow.awaitSteps(rescue, "record answered accepted", 1);
        flow.awaitEnd(rescue);
        assertThat(flow.trail(rescue)).containsExactly("record planned", "record approved", "record answered accepted");
    }

    @Test
    void whoCannotBeWrittenToIsCalled() {
        flow.otherWay(rescue);
        late();
        flow.complete(rescue, "Task_CallLeavingCustomer", Map.of("outcome", "accepted"));

        flow.awaitEnd(rescue);
        assertThat(flow.trail(rescue)).containsExactly("record planned", "record answered accepted");
    }

    @Test
    void whoIsNotReachedIsCalledAnotherHourThreeTimesThenWrittenTo() {
        flow.due(rescue, customer, "B", "said-so", "medium");
        for (var call = 1; call <= 3; call++) {
            flow.complete(rescue, "Task_CallLeavingCustomer", Map.of("outcome", "not-reached"));
            flow.awaitSteps(rescue, "record not-reached", call);
            if (call < 3) {
                assertThat(flow.trail(rescue)).doesNotContain(OFFER);
                flow.advance(Duration.ofHours(27).plus(MOMENT));
            }
        }

        flow.awaitSteps(rescue, "record offered", 1);
        assertThat(flow.trail(rescue)).contains(OFFER);
        flow.tell("churn-rescue-answer", rescue, Map.of("outcome", "accepted"));
        flow.awaitSteps(rescue, "record answered accepted", 1);
        flow.awaitEnd(rescue);
    }

    @Test
    void anOpenComplaintComesFirst() {
        flow.complaintOpen(rescue, true);
        late();
        flow.awaitSteps(rescue, "record planned", 1);
        flow.advance(Duration.ofDays(1).plus(MOMENT));
        flow.awaitSteps(rescue, "record planned", 2);
        assertThat(flow.trail(rescue)).doesNotContain(OFFER);

        flow.complaintOpen(rescue, false);
        flow.tell("churn-rescue-complaint-closed", rescue, Map.of());
        flow.awaitSteps(rescue, "record offered", 1);
    }

    @Test
    void whoBuysEndsTheirRescueWhereverItIs() {
        flow.due(rescue, customer, "A", "silence", "medium");
        flow.awaitTask(rescue, "Task_CallLeavingCustomer");
        flow.tell("churn-rescue-over", rescue, Map.of());

        flow.awaitEnd(rescue);
        assertThat(flow.trail(rescue)).containsExactly("record planned");
    }

    @Test
    void oneRescueAtATimeForACustomer() {
        written();
        var second = UUID.randomUUID().toString();
        flow.due(second, customer, "C", "silence", "medium");
        flow.tell("churn-rescue-answer", rescue, Map.of("outcome", "accepted"));
        flow.awaitSteps(rescue, "record answered accepted", 1);

        flow.awaitSteps(second, "record offered", 1);
        assertThat(flow.trail(rescue)).endsWith("record answered accepted");
    }

    /** Those who are late get a message. */
    private void late() {
        flow.due(rescue, customer, "C", "silence", "medium");
    }

    private void written() {
        late();
        flow.awaitSteps(rescue, "record offered", 1);
    }
}
