package io.careflow.messaging.sms;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.careflow.messaging.Carriers.answer;
import static io.careflow.messaging.Carriers.smsTo;
import static io.careflow.messaging.Carriers.taken;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.careflow.customer.ContactKind;
import io.careflow.customer.Contacts;
import io.careflow.customer.Customers;
import io.careflow.customer.Validity;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Carriers;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageStatus;
import io.careflow.messaging.MessagingFixture;
import io.careflow.messaging.MessagingFixture.Person;
import io.careflow.messaging.MessagingTest;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@MessagingTest
class TwilioStatusTest {

    private static final String PATH = "/webhooks/twilio/status";

    @Autowired
    MessagingFixture messaging;

    @Autowired
    Customers customers;

    @Autowired
    Contacts contacts;

    @Autowired
    Consents consents;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final String sid = "SM" + UUID.randomUUID().toString().replace("-", "");
    private TwilioCalls twilio;
    private Person customer;
    private UUID message;

    @BeforeEach
    void anSmsThatTwilioHasTaken() {
        Carriers.reset();
        messaging.advance(Duration.ofHours(2));
        twilio = new TwilioCalls(port);
        customer = messaging.customer();
        answer(customer.phone(), taken(sid));
        message = messaging.plan(Channel.SMS, "test-notice", customer);
        messaging.awaitStatus(message, MessageStatus.ACCEPTED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "sent,                                   accepted,  ",
        "delivered,                              delivered, ",
        "sent delivered,                         delivered, ",
        "delivered sent queued,                  delivered, ",
        "delivered delivered,                    delivered, ",
        "delivered undelivered-30003,            delivered, ",
        "undelivered-30003,                      failed,    twilio-30003",
        "failed-30008 delivered,                 failed,    twilio-30008",
        "failed sent failed,                     failed,    twilio-failed",
        "no-such-status,                         accepted,  ",
    })
    void whatTwilioTellsMovesTheMessageForwardOnly(String told, String status, String reason) {
        for (var one : told.split(" ")) {
            assertThat(tell(PATH, one)).isEqualTo(204);
        }
        var now = messaging.message(message);
        assertThat(now.status().text()).isEqualTo(status);
        assertThat(now.reason()).isEqualTo(reason);
        assertThat(smsTo(customer.phone())).isOne();
    }

    @Test
    void theAddressThatTwilioWasGivenNamesTheMessage() {
        assertThat(tell(PATH + "/" + message, "delivered")).isEqualTo(204);
        assertThat(messaging.message(message).status()).isEqualTo(MessageStatus.DELIVERED);
    }

    @Test
    void whatNobodyKnewOfWasSentWhenItWasClearedHoweverLateTheReportComes() {
        var cleared = messaging.message(message).acceptedAt();
        answer(customer.phone(), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        message = messaging.plan(Channel.SMS, "test-notice", customer);
        messaging.awaitStatus(message, MessageStatus.UNKNOWN);
        jdbc.sql("update message set cleared_at = ? where id = ?")
                .params(Timestamp.from(cleared), message)
                .update();
        messaging.advance(Duration.ofHours(16));

        assertThat(tell(PATH + "/" + message, "delivered")).isEqualTo(204);
        assertThat(messaging.message(message).status()).isEqualTo(MessageStatus.DELIVERED);
        assertThat(messaging.message(message).acceptedAt()).isEqualTo(cleared);
    }

    @ParameterizedTest
    @CsvSource({"30006", "21614", "21211"})
    void aNumberWhereNoSmsArrivesGetsNoMore(String code) {
        tell(PATH, "undelivered-" + code);

        var known = customers.find(customer.id()).orElseThrow();
        assertThat(known.phone()).isNull();
        assertThat(known.shownPhone().validity()).isEqualTo(Validity.INVALID);
        assertThat(known.shownPhone().reason()).isEqualTo("twilio-" + code);
        assertThat(contacts.holders(ContactKind.PHONE, customer.phone()))
                .as("still known by it")
                .containsExactly(customer.id());
        assertThat(messaging
                        .message(messaging.plan(Channel.SMS, "test-notice", customer))
                        .status())
                .isEqualTo(MessageStatus.SUPPRESSED);
    }

    @Test
    void whoeverToldTwilioToStopHasOptedOut() {
        tell(PATH, "failed-21610");
        assertThat(Purpose.values()).allMatch(purpose -> consents.state(customer.id(), ConsentChannel.SMS, purpose)
                .equals(Optional.of(ConsentState.OPTED_OUT)));
        assertThat(consents.state(customer.id(), ConsentChannel.EMAIL, Purpose.SERVICE))
                .isEmpty();
    }

    @Test
    void whatTwilioDidNotSignChangesNothing() {
        var form = form("delivered");
        var right = TwilioCalls.signature("https://care.example.org" + PATH, form);
        assertThat(twilio.call(PATH, form, null).statusCode()).isEqualTo(403);
        assertThat(twilio.call(PATH, form, "").statusCode()).isEqualTo(403);
        assertThat(twilio.call(PATH, form, right.toLowerCase()).statusCode()).isEqualTo(403);
        assertThat(twilio.call(PATH + "/" + message, form, right).statusCode())
                .as("signed for another address")
                .isEqualTo(403);
        assertThat(twilio.call(PATH + "?MessageStatus=delivered", form("sent"), right)
                        .statusCode())
                .isEqualTo(403);
        var changed = new HashMap<>(form);
        changed.put("MessageStatus", "failed");
        assertThat(twilio.call(PATH, changed, right).statusCode()).isEqualTo(403);
        var foreign = new HashMap<>(form);
        foreign.put("AccountSid", "AC00000000000000000000000000000002");
        assertThat(twilio.call(PATH, foreign).statusCode())
                .as("of another account")
                .isEqualTo(403);
        assertThat(messaging.message(message).status()).isEqualTo(MessageStatus.ACCEPTED);
    }

    @Test
    void whatIsNoReportIsRefused() {
        assertThat(twilio.call(PATH, Map.of("MessageStatus", "delivered")).statusCode())
                .isEqualTo(400);
        assertThat(twilio.call(PATH, Map.of("MessageSid", sid, "x", "x".repeat(70_000)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(twilio.call(PATH + "/no-uuid", form("delivered")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aReportAboutNoMessageOfOursIsTakenAndChangesNothing() {
        var unknown = new HashMap<>(form("delivered"));
        unknown.put("MessageSid", "SM-of-somebody-else-" + sid);
        assertThat(twilio.call(PATH, unknown).statusCode()).isEqualTo(204);
        assertThat(twilio.call(PATH + "/" + UUID.randomUUID(), unknown).statusCode())
                .isEqualTo(204);
    }

    private int tell(String path, String status) {
        return twilio.call(path, form(status)).statusCode();
    }

    /** @param status with the error code behind it, if any: {@code failed-30008} */
    private Map<String, String> form(String status) {
        var form = new HashMap<>(Map.of(
                "AccountSid",
                "AC00000000000000000000000000000001",
                "MessageSid",
                sid,
                "MessageStatus",
                status.replaceFirst("-[0-9]+$", ""),
                "From",
                "+15005550006",
                "To",
                customer.phone()));
        if (status.matches(".*-[0-9]+")) {
            form.put("ErrorCode", status.replaceFirst(".*-", ""));
        }
        return form;
    }
}
