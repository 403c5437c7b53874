package io.careflow.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import io.careflow.messaging.Channel;
import io.careflow.messaging.CustomerWrote;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What customers and staff say in a rescue. */
@CareflowTest
class RescueAnswersTest extends RescueCase {

    @Autowired
    ChurnRescues rescues;

    @Autowired
    RescueTaskSubject subjects;

    @Test
    void whatTheyWriteIsReadByAPerson() {
        var customer = late();
        transaction.executeWithoutResult(status -> events.publishEvent(new CustomerWrote(
                UUID.randomUUID(), customer, null, only(customer).id(), Channel.EMAIL, "No, thank you.")));
        complete(
                agent,
                customer,
                "Task_ReadRescueReply",
                "{\"outcome\": \"declined\", \"leavingReason\": \"competitor\"}");

        await().until(() -> only(customer).status() == RescueStatus.WIN_BACK);
        assertThat(only(customer).leavingReason()).isEqualTo("competitor");
    }

    @Test
    void theNightScoresAllAndBeginsWhoCameToBeAtRisk() {
        var customer = regular(65);
        agent.advance(Duration.ofDays(1));

        await().until(() -> !table.all(customer).isEmpty());
        assertThat(only(customer).origin()).isEqualTo("churn-rescue");
        assertThat(only(customer).score()).isEqualTo(score(customer));
    }

    @Test
    void withoutApprovalTheyAreCalledWithoutAnOffer() {
        var customer = regular(5);
        jdbc.sql("update customer set tier = 'A' where id = ?").param(customer).update();
        wanted(customer);
        task(customer, "Task_ApproveOffer");
        assertThat(only(customer).offer()).isEqualTo("voucher-200");
        complete(lead, customer, "Task_ApproveOffer", "{\"approved\": false, \"text_reason\": \"Too dear.\"}");

        task(customer, "Task_CallLeavingCustomer");
        assertThat(only(customer).offer()).isNull();
        assertThat(only(customer).cost().amount()).isZero();
        assertThat(subjects.view(only(customer).id(), Locale.ENGLISH)
                        .orElseThrow()
                        .facts())
                .extracting(fact -> fact.labelKey() + " " + fact.value())
                .contains("offer none");
    }

    @Test
    void whoIsNotReachedIsCalledAgainAnotherDay() {
        var customer = regular(5);
        wanted(customer);
        complete(agent, customer, "Task_CallLeavingCustomer", "{\"outcome\": \"not-reached\"}");

        await().until(() -> only(customer).calls() == 1);
        assertThat(only(customer).contactedAt()).isNull();
        assertThat(only(customer).endedAt()).isNull();
    }

    /** Somebody who was sent a message and has not answered yet. */
    private UUID late() {
        var customer = regular(65);
        scores.rate(List.of(customer));
        transaction.executeWithoutResult(status -> rescues.begin(customer));
        await().until(() -> only(customer).status() == RescueStatus.OFFERED);
        return customer;
    }
}
