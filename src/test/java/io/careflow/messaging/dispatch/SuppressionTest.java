package io.careflow.messaging.dispatch;

import static io.careflow.messaging.Carriers.answer;
import static io.careflow.messaging.Carriers.mailsTo;
import static io.careflow.messaging.Carriers.refusal;
import static io.careflow.messaging.Carriers.smsTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.customer.CustomersMerging;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Carriers;
import io.careflow.messaging.Channel;
import io.careflow.messaging.Message;
import io.careflow.messaging.MessageStatus;
import io.careflow.messaging.MessagingFixture;
import io.careflow.messaging.MessagingFixture.Person;
import io.careflow.messaging.MessagingTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@MessagingTest
class SuppressionTest {

    @Autowired
    MessagingFixture messaging;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void carriersWork() {
        Carriers.reset();
        messaging.advance(Duration.ofHours(2));
    }

    @Test
    void whoOptedOutIsNotWrittenToForThatPurposeByThatChannel() {
        var customer = messaging.customerWhereItIs(12);
        messaging.say(customer, ConsentChannel.SMS, Purpose.MARKETING, ConsentState.OPTED_IN);
        messaging.say(customer, ConsentChannel.EMAIL, Purpose.MARKETING, ConsentState.OPTED_OUT);

        assertSuppressed(plan(customer, Channel.EMAIL, Purpose.MARKETING), "opted-out");
        messaging.awaitStatus(plan(customer, Channel.EMAIL, Purpose.SERVICE), MessageStatus.ACCEPTED);
        messaging.awaitStatus(plan(customer, Channel.SMS, Purpose.MARKETING), MessageStatus.ACCEPTED);
        messaging.say(customer, ConsentChannel.EMAIL, Purpose.MARKETING, ConsentState.OPTED_IN);
        messaging.awaitStatus(plan(customer, Channel.EMAIL, Purpose.MARKETING), MessageStatus.ACCEPTED);
        assertThat(mailsTo(customer.email())).hasSize(2);
    }

    @Test
    void whoOptsOutWhileTheMessageWaitsGetsNothing() {
        var customer = messaging.customerWhereItIs(12);
        answer(customer.phone(), refusal(429, 20429));
        var message = plan(customer, Channel.SMS, Purpose.SURVEY);
        messaging.awaitFault(message);
        var attempts = smsTo(customer.phone());

        messaging.say(customer, ConsentChannel.SMS, Purpose.SURVEY, ConsentState.OPTED_OUT);
        messaging.advance(Duration.ofHours(2));

        messaging.awaitStatus(message, MessageStatus.SUPPRESSED);
        assertSuppressed(message, "opted-out");
        assertThat(smsTo(customer.phone())).isEqualTo(attempts);
    }

    @Test
    void aMessageToAMergedRecordIsSuppressedUnlessTheyAskedForIt() {
        var survivor = messaging.customer();
        var merged = messaging.customer();
        jdbc.sql("update customer set merged_into = ? where id = ?")
                .params(survivor.id(), merged.id())
                .update();

        assertSuppressed(plan(merged, Channel.EMAIL, Purpose.RELATIONSHIP), "customer-merged");
        var asked = plan(merged, Channel.EMAIL, Purpose.SERVICE);

        Message sent = messaging.awaitStatus(asked, MessageStatus.ACCEPTED);
        assertThat(sent.customerId()).isEqualTo(survivor.id());
        assertThat(mailsTo(survivor.email())).hasSize(1);
        assertThat(mailsTo(merged.email())).isEmpty();
    }

    @Test
    void whatWaitsWhenARecordIsMergedIsSuppressedUnlessTheyAskedForIt() {
        var merged = messaging.customerWhereItIs(12);
        answer(merged.phone(), refusal(429, 20429));
        var greeting = plan(merged, Channel.SMS, Purpose.RELATIONSHIP);
        var notice = plan(merged, Channel.SMS, Purpose.SERVICE);
        messaging.awaitFault(greeting);
        messaging.awaitFault(notice);

        events.publishEvent(new CustomersMerging(messaging.customer().id(), merged.id(), "lead"));

        assertSuppressed(greeting, "customer-merged");
        assertThat(messaging.message(notice).status()).isNotEqualTo(MessageStatus.SUPPRESSED);
    }

    private void assertSuppressed(UUID message, String reason) {
        assertThat(messaging.message(message).status()).isEqualTo(MessageStatus.SUPPRESSED);
        assertThat(messaging.message(message).reason()).isEqualTo(reason);
    }

    private UUID plan(Person person, Channel channel, Purpose purpose) {
        return messaging.plan(channel, "test-notice", purpose, person);
    }
}
