package io.careflow.messaging.dispatch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.careflow.messaging.Carriers.TWILIO;
import static io.careflow.messaging.Carriers.answer;
import static io.careflow.messaging.Carriers.mailsTo;
import static io.careflow.messaging.Carriers.refusal;
import static io.careflow.messaging.Carriers.smsTo;
import static io.careflow.messaging.Carriers.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import io.careflow.customer.Timeline;
import io.careflow.messaging.Carriers;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageStatus;
import io.careflow.messaging.MessagingFixture;
import io.careflow.messaging.MessagingTest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@MessagingTest
@ExtendWith(OutputCaptureExtension.class)
class DispatchTest {

    @Autowired
    MessagingFixture messaging;

    @Autowired
    Timeline timeline;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void carriersWork() {
        Carriers.reset();
        // A provider that an earlier test took away is looked for again.
        messaging.advance(Duration.ofHours(2));
    }

    @Test
    void aPlannedMailIsSentAndStandsOnTheTimeline() {
        var customer = messaging.customer();
        var message =
                messaging.awaitStatus(messaging.plan(Channel.EMAIL, "test-notice", customer), MessageStatus.ACCEPTED);

        assertThat(message.attempts()).isOne();
        assertThat(message.acceptedAt()).isAfterOrEqualTo(message.createdAt());
        assertThat(mailsTo(customer.email())).hasSize(1);
        var entry = timeline.ofCustomer(customer.id(), null).items().getFirst();
        assertThat(entry.kind()).isEqualTo("message");
        assertThat(entry.channel()).isEqualTo("email");
        assertThat(entry.text()).contains("王芳 您好").contains("您的投诉我们已经收到");
    }

    @Test
    void aPlannedSmsIsSent() {
        var customer = messaging.customer();
        messaging.awaitStatus(messaging.plan(Channel.SMS, "test-notice", customer), MessageStatus.ACCEPTED);
        assertThat(smsTo(customer.phone())).isOne();
    }

    @Test
    void aMessageAskedForTwiceUnderOneKeyIsSentOnce() {
        var customer = messaging.customer();
        var first = messaging.plan("the-same", Channel.SMS, "test-notice", customer);
        var second = messaging.plan("the-same", Channel.SMS, "test-notice", customer);

        assertThat(second).isEqualTo(first);
        messaging.awaitStatus(first, MessageStatus.ACCEPTED);
        assertThat(smsTo(customer.phone())).isOne();
    }

    @Test
    void aCustomerWithoutAnAddressIsNotWrittenToAndTheReasonIsKept() {
        var customer = messaging.customerWithoutPhone();
        var message = messaging.message(messaging.plan(Channel.SMS, "test-notice", customer));
        assertThat(message.status()).isEqualTo(MessageStatus.SUPPRESSED);
        assertThat(message.reason()).isEqualTo("no-address");
    }

    @Test
    void aMailServerDownForTenMinutesLosesNothingAndHoldsUpNoSms() {
        Carriers.MAIL.stop();
        var customer = messaging.customer();
        var mail = messaging.plan(Channel.EMAIL, "test-notice", customer);
        assertThat(messaging.awaitFault(mail).reason()).isEqualTo("smtp-unreachable");
        messaging.awaitStatus(messaging.plan(Channel.SMS, "test-notice", customer), MessageStatus.ACCEPTED);

        messaging.advance(Duration.ofMinutes(10));
        var later = messaging.plan(Channel.EMAIL, "test-notice", customer);
        await().until(() ->
                messaging.message(mail).attempts() + messaging.message(later).attempts() > 1);

        Carriers.MAIL.start();
        messaging.advance(Duration.ofMinutes(10));
        messaging.awaitStatus(mail, MessageStatus.ACCEPTED);
        messaging.awaitStatus(later, MessageStatus.ACCEPTED);
        assertThat(mailsTo(customer.email())).hasSize(2);
    }

    @Test
    void aMailServerThatHangsHoldsUpNoSms() throws Exception {
        Carriers.MAIL.stop();
        var customer = messaging.customer();
        try (var mute = new ServerSocket(Carriers.MAIL_PORT, 50, InetAddress.getByName("127.0.0.1"))) {
            var mails = IntStream.range(0, 10)
                    .mapToObj(i -> messaging.plan(Channel.EMAIL, "test-notice", customer))
                    .toList();
            await().until(() ->
                    mails.stream().anyMatch(mail -> messaging.message(mail).status() == MessageStatus.CLAIMED));
            var sms = messaging.plan(Channel.SMS, "test-notice", customer);
            messaging.awaitStatus(sms, MessageStatus.ACCEPTED);
            assertThat(mails)
                    .as("the mails still hang")
                    .anyMatch(mail -> messaging.message(mail).status() == MessageStatus.CLAIMED);
            assertThat(mute.isBound()).isTrue();
        }
        Carriers.MAIL.start();
        await().untilAsserted(() -> {
            messaging.advance(Duration.ofMinutes(1));
            assertThat(mailsTo(customer.email())).hasSize(10);
        });
    }

    @Test
    void twilioThatAsksForPatienceIsLeftAloneForAsLong() {
        var customer = messaging.customer();
        answer(customer.phone(), aResponse().withStatus(429).withHeader("Retry-After", "600"));
        var sms = messaging.plan(Channel.SMS, "test-notice", customer);
        assertThat(messaging.awaitFault(sms).reason()).isEqualTo("twilio-http-429");
        assertThat(messaging.message(sms).status()).isEqualTo(MessageStatus.PLANNED);

        answer(customer.phone(), taken());
        messaging.advance(Duration.ofSeconds(590));
        var other = messaging.plan(Channel.SMS, "test-notice", messaging.customer());
        await().during(Duration.ofMillis(500)).until(() -> smsTo(customer.phone()) == 1);
        assertThat(messaging.message(other).attempts()).isZero();

        messaging.advance(Duration.ofSeconds(11));
        messaging.awaitStatus(sms, MessageStatus.ACCEPTED);
        messaging.awaitStatus(other, MessageStatus.ACCEPTED);
    }

    @Test
    void aProviderIsNotLeftAloneForDaysBecauseItSaysSo() {
        var customer = messaging.customer();
        answer(customer.phone(), aResponse().withStatus(429).withHeader("Retry-After", "864000"));
        var sms = messaging.plan(Channel.SMS, "test-notice", customer);
        messaging.awaitFault(sms);
        answer(customer.phone(), taken());
        messaging.advance(Duration.ofMinutes(61));
        messaging.awaitStatus(sms, MessageStatus.ACCEPTED);
    }

    @Test
    void twilioOutOfOrderIsTriedAgainAndNotThreeTimesAtOnce() {
        var customer = messaging.customer();
        answer(customer.phone(), aResponse().withStatus(500));
        var sms = messaging.plan(Channel.SMS, "test-notice", customer);
        assertThat(messaging.awaitFault(sms).reason()).isEqualTo("twilio-http-500");
        assertThat(smsTo(customer.phone())).isEqualTo(messaging.message(sms).attempts());
        answer(customer.phone(), taken());
        messaging.advance(Duration.ofMinutes(1));
        messaging.awaitStatus(sms, MessageStatus.ACCEPTED);
    }

    @Test
    void anSmsToSomebodyWhoOptedOutFails() {
        var customer = messaging.customer();
        answer(customer.phone(), refusal(400, 21610));
        var message = messaging.awaitStatus(messaging.plan(Channel.SMS, "test-notice", customer), MessageStatus.FAILED);
        assertThat(message.reason()).isEqualTo("twilio-21610");
        assertThat(smsTo(customer.phone())).isOne();
    }

    @Test
    void anSmsWithoutAnAnswerIsHeldForAPersonAndCounted() {
        var customer = messaging.customer();
        answer(customer.phone(), aResponse().withFault(Fault.EMPTY_RESPONSE));
        var sms = messaging.plan(Channel.SMS, "test-notice", customer);
        assertThat(messaging.awaitStatus(sms, MessageStatus.UNKNOWN).reason()).isEqualTo("twilio-no-answer");

        answer(customer.phone(), taken());
        messaging.advance(Duration.ofDays(1));
        messaging.awaitStatus(messaging.plan(Channel.SMS, "test-notice", messaging.customer()), MessageStatus.ACCEPTED);
        assertThat(messaging.message(sms).status()).isEqualTo(MessageStatus.UNKNOWN);
        assertThat(smsTo(customer.phone())).isOne();
    }

    @Test
    void anSmsWithoutAnAnswerIsSentAgainWhereItsTemplateSaysSo() {
        var customer = messaging.customer();
        answer(customer.phone(), aResponse().withFault(Fault.EMPTY_RESPONSE));
        var sms = messaging.plan(Channel.SMS, "test-reminder", customer);
        messaging.awaitFault(sms);
        answer(customer.phone(), taken());
        messaging.advance(Duration.ofMinutes(1));
        messaging.awaitStatus(sms, MessageStatus.ACCEPTED);
        assertThat(jdbc.sql("select unclear from message where id = ?")
                        .param(sms)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void aProviderDeadForDaysIsGivenUpWithItsReason() {
        var customer = messaging.customer();
        answer(customer.phone(), aResponse().withStatus(503));
        var sms = messaging.plan(Channel.SMS, "test-notice", customer);
        messaging.awaitFault(sms);
        messaging.advance(Duration.ofDays(4));
        assertThat(messaging.awaitStatus(sms, MessageStatus.FAILED).reason()).isEqualTo("gave-up:twilio-http-503");
    }

    @Test
    void theLedgerOnlyMovesForward() {
        var id = messaging.plan(Channel.EMAIL, "test-notice", messaging.customer());
        messaging.awaitStatus(id, MessageStatus.ACCEPTED);
        assertThatThrownBy(() -> jdbc.sql("update message set status = 'planned' where id = ?")
                        .param(id)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("cannot go from accepted to planned");
    }

    @Test
    void nothingPersonalIsLogged(CapturedOutput output) {
        var customer = messaging.customer("马小跳", "zh-CN");
        answer(customer.phone(), refusal(400, 21211));
        messaging.awaitStatus(messaging.plan(Channel.SMS, "test-notice", customer), MessageStatus.FAILED);
        messaging.awaitStatus(messaging.plan(Channel.EMAIL, "test-notice", customer), MessageStatus.ACCEPTED);
        Carriers.MAIL.stop();
        messaging.awaitFault(messaging.plan(Channel.EMAIL, "test-notice", customer));

        assertThat(output).contains("twilio-21211").contains("smtp-unreachable");
        assertThat(output)
                .doesNotContain(customer.email())
                .doesNotContain(customer.phone())
                .doesNotContain(customer.phone().substring(1))
                .doesNotContain("马小跳")
                .doesNotContain("您的投诉");
        assertThat(TWILIO.isRunning()).isTrue();
    }
}
