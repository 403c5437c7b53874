package io.careflow.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.NewStatement;
import io.careflow.customer.consent.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rescues of customers who have closed some way to them, or all. */
@CareflowTest
class RescueWaysTest extends RescueCase {

    @Autowired
    Consents consents;

    @Test
    void whoWantsNoMessagesIsCalledInstead() {
        var customer = atRisk();
        closed(customer, ConsentChannel.EMAIL, ConsentChannel.SMS);
        var judged = judged(customer);
        assertThat(judged.facts()).containsEntry("outreach", "call");
        assertThat(judged.queue()).as("a call takes somebody's time").isNotNull();

        transaction.executeWithoutResult(status -> plan.start(UUID.randomUUID(), runs.today(), judged));
        task(customer, "Task_CallLeavingCustomer");
    }

    @Test
    void whoWantsNoCallsIsWrittenTo() {
        var customer = regular(5);
        closed(customer, ConsentChannel.PHONE, ConsentChannel.EMAIL);
        wanted(customer);

        await().until(() -> only(customer).status() == RescueStatus.OFFERED);
        assertThat(only(customer).contactedAt()).isNotNull();
        assertThat(jdbc.sql("select channel from message where customer_id = ?")
                        .param(customer)
                        .query(String.class)
                        .list())
                .containsExactly("sms");
    }

    @Test
    void whoCanBeReachedInNoWayIsLeftOutWithTheReason() {
        var customer = atRisk();
        closed(customer, ConsentChannel.PHONE, ConsentChannel.EMAIL, ConsentChannel.SMS);

        assertThat(judged(customer).verdict().code()).isEqualTo("left-out");
        assertThat(judged(customer).reason()).isEqualTo("opted-out");
    }

    @Test
    void anOfferThatWasNotSentIsNoContact() {
        var customer = regular(5);
        closed(customer, ConsentChannel.PHONE, ConsentChannel.EMAIL, ConsentChannel.SMS);
        wanted(customer);
        await().until(() -> only(customer).status() == RescueStatus.OFFERED);
        assertThat(only(customer).contactedAt()).isNull();

        buys(customer, "70");
        assertThat(only(customer).outcome()).isEqualTo(RescueOutcome.CAME_BACK);
        assertThat(only(customer).saved()).as("nobody did anything").isNull();
    }

    private UUID atRisk() {
        var customer = regular(5);
        later(customer, 60);
        scores.rate(List.of(customer));
        return customer;
    }

    private void closed(UUID customer, ConsentChannel... channels) {
        consents.record(
                customer,
                Arrays.stream(channels)
                        .map(channel -> new NewStatement(
                                channel, Purpose.RELATIONSHIP, ConsentState.OPTED_OUT, null, "call", null))
                        .toList());
    }
}
