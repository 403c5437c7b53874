package io.careflow.messaging.dispatch;

import static io.careflow.messaging.Carriers.answer;
import static io.careflow.messaging.Carriers.mailsTo;
import static io.careflow.messaging.Carriers.refusal;
import static io.careflow.messaging.Carriers.smsTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Carriers;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageDecision;
import io.careflow.messaging.MessageStatus;
import io.careflow.messaging.MessagingFixture;
import io.careflow.messaging.MessagingFixture.Person;
import io.careflow.messaging.MessagingTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is decided about messages on their way, with everything in its place. */
@MessagingTest
class ContactPolicyTest {

    private static final Duration TO_THE_MORNING = Duration.ofHours(10);

    @Autowired
    MessagingFixture messaging;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void carriersWork() {
        Carriers.reset();
        messaging.advance(Duration.ofHours(2));
    }

    @Test
    void aMessageAskedForAtNightLeavesInTheMorning() {
        var customer = messaging.customerWhereItIs(23);
        var message = messaging.plan(Channel.SMS, "test-notice", Purpose.SURVEY, customer);

        var waiting = messaging.message(message);
        assertThat(waiting.status()).isEqualTo(MessageStatus.PLANNED);
        assertThat(waiting.reason()).isEqualTo("quiet-hours");
        assertThat(waiting.nextAttemptAt())
                .isEqualTo(messaging.decisions(message).getFirst().until());
        messaging.advance(TO_THE_MORNING);

        assertThat(messaging.awaitStatus(message, MessageStatus.ACCEPTED).attempts())
                .isOne();
        assertThat(decided(message)).containsExactly("asked defer quiet-hours", "sending send");
        assertThat(smsTo(customer.phone())).isOne();
    }

    @Test
    void whoSaysStopWhileTheMessageWaitsForTheMorningGetsNothing() {
        var customer = messaging.customerWhereItIs(23);
        var message = messaging.plan(Channel.SMS, "test-notice", Purpose.SURVEY, customer);
        messaging.say(customer, ConsentChannel.SMS, Purpose.SURVEY, ConsentState.OPTED_OUT);
        messaging.advance(TO_THE_MORNING);

        assertThat(messaging.awaitStatus(message, MessageStatus.SUPPRESSED).attempts())
                .isZero();
        assertThat(decided(message)).containsExactly("asked defer quiet-hours", "sending suppress opted-out");
        assertThat(smsTo(customer.phone())).isZero();
    }

    @Test
    void whatTheyAskedForIsSentAtNightAndDecidedAboutOnceForEachAttempt() {
        var customer = messaging.customerWhereItIs(23);
        answer(customer.phone(), refusal(429, 20429));
        var message = messaging.plan(Channel.SMS, "test-notice", Purpose.SERVICE, customer);
        messaging.awaitFault(message);
        Carriers.reset();
        messaging.advance(Duration.ofHours(2));

        messaging.awaitStatus(message, MessageStatus.ACCEPTED);
        assertThat(decided(message)).containsExactly("asked send", "sending send");
        assertThat(messaging.decisions(message).getLast().lastAt())
                .as("the same again")
                .isAfter(messaging.decisions(message).getLast().at());
    }

    @Test
    void oneSurveyInThirtyDaysWhoeverAsks() {
        var customer = messaging.customerWhereItIs(12);
        var first = messaging.plan(Channel.EMAIL, "test-notice", Purpose.SURVEY, customer);
        messaging.awaitStatus(first, MessageStatus.ACCEPTED);
        var second = messaging.plan(Channel.SMS, "test-notice", Purpose.SURVEY, customer);

        assertThat(decided(second)).containsExactly("asked suppress frequency-cap");
        assertThat(messaging.message(second).status()).isEqualTo(MessageStatus.SUPPRESSED);
        leftBefore(first, Duration.ofDays(30));
        messaging.awaitStatus(
                messaging.plan(Channel.SMS, "test-notice", Purpose.SURVEY, customer), MessageStatus.ACCEPTED);
    }

    @Test
    void theThirdMarketingMessageOfAWeekWaitsForItsTurn() {
        var customer = agreeing();
        var first = messaging.plan(Channel.EMAIL, "test-notice", Purpose.MARKETING, customer);
        messaging.awaitStatus(first, MessageStatus.ACCEPTED);
        messaging.awaitStatus(
                messaging.plan(Channel.SMS, "test-notice", Purpose.MARKETING, customer), MessageStatus.ACCEPTED);
        leftBefore(first, Duration.ofDays(6));
        var third = messaging.plan(Channel.EMAIL, "test-notice", Purpose.MARKETING, customer);

        assertThat(decided(third)).containsExactly("asked defer frequency-cap");
        assertThat(messaging.message(third).nextAttemptAt())
                .isEqualTo(messaging.message(first).acceptedAt().plus(Duration.ofDays(7)));
        assertThat(mailsTo(customer.email())).hasSize(1);
    }

    @Test
    void aNewerOneTakesThePlaceOfOneThatWaits() {
        var customer = messaging.customerWhereItIs(23);
        var older = messaging.plan(Channel.EMAIL, "test-notice", Purpose.RELATIONSHIP, customer);
        var service = messaging.plan(Channel.EMAIL, "test-notice", customer);
        var newer = messaging.plan(Channel.EMAIL, "test-notice", Purpose.RELATIONSHIP, customer);
        var besides = messaging.plan(Channel.SMS, "test-notice", Purpose.RELATIONSHIP, customer);

        assertThat(decided(older)).containsExactly("asked defer quiet-hours", "waiting suppress superseded");
        assertThat(messaging.message(older).status()).isEqualTo(MessageStatus.SUPPRESSED);
        assertThat(decided(besides)).containsExactly("asked suppress frequency-cap");
        messaging.advance(TO_THE_MORNING);
        messaging.awaitStatus(newer, MessageStatus.ACCEPTED);
        messaging.awaitStatus(service, MessageStatus.ACCEPTED);
        assertThat(mailsTo(customer.email())).hasSize(2);
    }

    @Test
    void manyAtOnceDoNotGetPastTheCap() throws Exception {
        var customer = agreeing();
        List<Callable<UUID>> askers = IntStream.range(0, 8)
                .<Callable<UUID>>mapToObj(i -> () -> messaging.plan(
                        i % 2 == 0 ? Channel.EMAIL : Channel.SMS, "test-notice", Purpose.MARKETING, customer))
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var asked : threads.invokeAll(askers)) {
                asked.get();
            }
        }
        var marketing = jdbc.sql("select id from message where customer_id = ?")
                .param(customer.id())
                .query(UUID.class)
                .list();
        assertThat(marketing).hasSize(8);
        var notDeferred = marketing.stream()
                .filter(message -> messaging.decisions(message).getFirst().sends())
                .toList();
        assertThat(notDeferred).hasSize(2);
    }

    /** Somebody who agreed to marketing, at noon. */
    private Person agreeing() {
        var customer = messaging.customerWhereItIs(12);
        messaging.say(customer, ConsentChannel.EMAIL, Purpose.MARKETING, ConsentState.OPTED_IN);
        messaging.say(customer, ConsentChannel.SMS, Purpose.MARKETING, ConsentState.OPTED_IN);
        return customer;
    }

    private void leftBefore(UUID message, Duration ago) {
        jdbc.sql("update message set accepted_at = accepted_at - ?::interval where id = ?")
                .params(ago.toString(), message)
                .update();
    }

    private List<String> decided(UUID message) {
        return messaging.decisions(message).stream()
                .map(ContactPolicyTest::words)
                .toList();
    }

    private static String words(MessageDecision decision) {
        var words = decision.moment().code() + " " + decision.verdict().code();
        return decision.reason() == null ? words : words + " " + decision.reason();
    }
}
