package io.careflow.messaging.dispatch;

import static io.careflow.messaging.Carriers.header;
import static io.careflow.messaging.Carriers.mailsTo;
import static io.careflow.messaging.Carriers.smsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.customer.Timeline;
import io.careflow.messaging.Carriers;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageStatus;
import io.careflow.messaging.MessagingFixture;
import io.careflow.messaging.MessagingSettings;
import io.careflow.messaging.MessagingTest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@MessagingTest
class SeveralProcessesTest {

    @Autowired
    MessagingFixture messaging;

    @Autowired
    List<Provider> providers;

    @Autowired
    Delivery delivery;

    @Autowired
    DeliveryReports reports;

    @Autowired
    AddressFaults addresses;

    @Autowired
    Timeline timeline;

    @Autowired
    MessageMetrics metrics;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    private final List<Dispatcher> started = new ArrayList<>();

    @BeforeEach
    void carriersWork() {
        Carriers.reset();
    }

    @AfterEach
    void stop() {
        started.forEach(Dispatcher::stop);
    }

    @Test
    void manyDispatchersSendEachMessageOnce() {
        var customer = messaging.customer();
        start("node-b", Channel.SMS);
        start("node-c", Channel.SMS);
        var messages = IntStream.range(0, 60)
                .mapToObj(i -> messaging.plan(Channel.SMS, "test-notice", customer))
                .toList();
        messages.forEach(message -> messaging.awaitStatus(message, MessageStatus.ACCEPTED));
        assertThat(smsTo(customer.phone())).isEqualTo(60);
        assertThat(messages).allMatch(message -> messaging.message(message).attempts() == 1);
    }

    @Test
    void aMailThatWasClaimedWhenItsProcessDiedIsSentAtOnceWhenThatIsBack() {
        var customer = messaging.customer();
        var mail = planAndDie("node-d", Channel.EMAIL, "test-notice", customer);
        assertThat(messaging.message(mail).status()).isEqualTo(MessageStatus.CLAIMED);

        start("node-d", Channel.EMAIL);
        messaging.awaitStatus(mail, MessageStatus.ACCEPTED);
        assertThat(mailsTo(customer.email())).singleElement().satisfies(received -> assertThat(
                        header(received, "Message-ID"))
                .startsWith("<" + mail + "@"));
        assertThat(unclear(mail)).isOne();
    }

    @Test
    void anSmsThatWasClaimedWhenItsProcessDiedIsHeldForAPerson() {
        var customer = messaging.customer();
        var sms = planAndDie("node-e", Channel.SMS, "test-notice", customer);
        start("node-e", Channel.SMS);
        assertThat(messaging.awaitStatus(sms, MessageStatus.UNKNOWN).reason()).isEqualTo("interrupted");
        messaging.awaitStatus(messaging.plan(Channel.SMS, "test-notice", messaging.customer()), MessageStatus.ACCEPTED);
        assertThat(smsTo(customer.phone())).isZero();
    }

    @Test
    void whatAnotherProcessClaimedIsItsOwnUntilTheLeaseIsOver() {
        var customer = messaging.customer();
        var mail = planAndDie("node-gone", Channel.EMAIL, "test-notice", customer);
        messaging.advance(Duration.ofMinutes(9));
        messaging.awaitStatus(
                messaging.plan(Channel.EMAIL, "test-notice", messaging.customer()), MessageStatus.ACCEPTED);
        assertThat(messaging.message(mail).status()).isEqualTo(MessageStatus.CLAIMED);

        messaging.advance(Duration.ofMinutes(2));
        messaging.awaitStatus(mail, MessageStatus.ACCEPTED);
        assertThat(mailsTo(customer.email())).hasSize(1);
    }

    @Test
    void anAnswerThatComesAfterTheClaimWasGivenUpSettlesWhatWasUnknown() {
        var customer = messaging.customer();
        var sms = planAndDie("node-slow", Channel.SMS, "test-notice", customer);
        messaging.advance(Duration.ofMinutes(11));
        messaging.awaitStatus(sms, MessageStatus.UNKNOWN);

        assertThat(new Ledger(jdbc, clock, settings("node-slow")).accepted(sms, "SM1", null))
                .isTrue();
        assertThat(messaging.message(sms).status()).isEqualTo(MessageStatus.ACCEPTED);
        assertThat(messaging.message(sms).acceptedAt()).isNotNull();
    }

    /** A process that claims the message and is never heard of again. */
    private UUID planAndDie(String process, Channel channel, String template, MessagingFixture.Person customer) {
        var others = jdbc.sql("select count(*) from message where status = 'planned' and channel = ?")
                .param(channel.text());
        await().until(() -> others.query(Integer.class).single() == 0);
        return transaction.execute(status -> {
            var id = messaging.plan(channel, template, customer);
            new Claims(jdbc, clock, settings(process)).claim(channel, 1);
            return id;
        });
    }

    private void start(String process, Channel channel) {
        var settings = settings(process);
        var provider = providers.stream()
                .filter(p -> p.channel() == channel)
                .findFirst()
                .orElseThrow();
        var outcomes = new Outcomes(new Ledger(jdbc, clock, settings), reports, addresses, timeline, clock, settings);
        var claims = new Claims(jdbc, clock, settings);
        var dispatcher = new Dispatcher(provider, claims, delivery, outcomes, metrics, clock, transaction, settings);
        started.add(dispatcher);
        dispatcher.start();
    }

    private static MessagingSettings settings(String process) {
        return new MessagingSettings(
                process,
                Duration.ofMillis(200),
                4,
                Duration.ofMinutes(10),
                Duration.ofDays(3),
                Map.of(),
                Map.of(),
                Duration.ofHours(1));
    }

    private int unclear(UUID message) {
        return jdbc.sql("select unclear from message where id = ?")
                .param(message)
                .query(Integer.class)
                .single();
    }
}
