package io.careflow.messaging.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.customer.Customers;
import io.careflow.customer.Interaction;
import io.careflow.customer.NewCustomer;
import io.careflow.customer.Timeline;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.NewStatement;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Carriers;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageStatus;
import io.careflow.messaging.MessagingFixture;
import io.careflow.messaging.MessagingFixture.Person;
import io.careflow.messaging.MessagingTest;
import io.careflow.messaging.UnknownSenderMessages;
import io.careflow.messaging.UnknownSenderSms;
import io.careflow.platform.ProblemException;
import io.careflow.platform.protection.OtherKeys;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@MessagingTest
class TwilioInboundTest {

    private static final String PATH = "/webhooks/twilio/inbound";

    @Autowired
    MessagingFixture messaging;

    @Autowired
    Consents consents;

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    UnknownSenderMessages unknown;

    @Autowired
    UnknownSenderData personalData;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate batches;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Environment environment;

    @LocalServerPort
    int port;

    private TwilioCalls twilio;
    private Person customer;

    @BeforeEach
    void aCustomer() {
        Carriers.reset();
        twilio = new TwilioCalls(port);
        customer = messaging.customer();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"STOP, Please stop it", ", stop", ", 退订"})
    void stopHoldsForEveryPurposeOfSmsWithItsProof(String optOutType, String words) {
        var answer = write(newSid(), customer.phone(), words, optOutType);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).endsWith("<Response/>");

        assertThat(Purpose.values()).allMatch(purpose -> optedOut(ConsentChannel.SMS, purpose));
        assertThat(Purpose.values()).noneMatch(purpose -> optedOut(ConsentChannel.EMAIL, purpose));
        assertThat(consents.of(customer.id()).history()).hasSize(4).allSatisfy(statement -> {
            assertThat(statement.proof()).isEqualTo("SMS: " + words);
            assertThat(statement.recordedBy()).isEqualTo("system");
        });
        assertThat(messaging
                        .message(messaging.plan(Channel.SMS, "test-notice", customer))
                        .status())
                .isEqualTo(MessageStatus.SUPPRESSED);
    }

    @Test
    void startTakesBackThatTheyStopped() {
        write(newSid(), customer.phone(), "STOP", "STOP");
        write(newSid(), customer.phone(), "Start again", "START");
        assertThat(Purpose.values()).noneMatch(purpose -> optedOut(ConsentChannel.SMS, purpose));
    }

    @Test
    void startAgreesToNothingThatWasNeverStopped() {
        write(newSid(), customer.phone(), "START", "START");
        assertThat(consents.of(customer.id()).history()).isEmpty();
    }

    @Test
    void theSameSmsTwiceIsTakenInOnce() {
        var sid = newSid();
        write(sid, customer.phone(), "STOP", "STOP");
        consents.record(
                customer.id(),
                Arrays.stream(Purpose.values())
                        .map(purpose -> new NewStatement(
                                ConsentChannel.SMS, purpose, ConsentState.OPTED_IN, null, "phone", "They said so."))
                        .toList());
        assertThat(write(sid, customer.phone(), "STOP", "STOP").statusCode()).isEqualTo(200);
        assertThat(Purpose.values()).noneMatch(purpose -> optedOut(ConsentChannel.SMS, purpose));
    }

    @Test
    void otherWordsStandOnTheTimelineOfWhoeverHasTheNumber() {
        write(newSid(), customer.phone(), "什么时候到？\0", null);
        var entry = timeline.ofCustomer(customer.id(), null).items().getFirst();
        assertThat(entry)
                .extracting(Interaction::summary, Interaction::channel, Interaction::text)
                .containsExactly("customer.wrote", "sms", "什么时候到？");
    }

    @Test
    void whatSomebodyUnknownWritesWaitsForAPerson() {
        var number = newNumber();
        write(newSid(), number, "Wer sind Sie?", null);
        var waiting = waiting(number).orElseThrow();
        assertThat(waiting.text()).isEqualTo("Wer sind Sie?");
        assertThat(waiting.toString()).doesNotContain(number).doesNotContain("Wer");
        assertThat(jdbc.sql("select count(*) from incoming_sms one where one::text like ?")
                        .param("%" + number + "%")
                        .query(Integer.class)
                        .single())
                .as("in the clear")
                .isZero();
        assertThatThrownBy(() -> unknown.lookAgain(waiting.id()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Nobody has this number");

        var found = customers
                .findOrCreate(new NewCustomer("Erika", null, number, "de"))
                .id();
        var exported = new ArrayList<Object>();
        personalData.export(found, exported::add);
        assertThat(exported.toString()).contains("Wer sind Sie?");
        unknown.lookAgain(waiting.id());
        assertThat(waiting(number)).isEmpty();
        assertThat(timeline.ofCustomer(found, null).items().getFirst().text()).isEqualTo("Wer sind Sie?");
    }

    @Test
    void whatIsDiscardedIsForgotten() {
        var number = newNumber();
        var sid = newSid();
        write(sid, number, "Spam", null);
        unknown.discard(waiting(number).orElseThrow().id());
        write(sid, number, "Spam", null);
        assertThat(waiting(number)).isEmpty();
    }

    @Test
    void whatTwilioDidNotSignIsRefused() {
        var form = form(newSid(), customer.phone(), "STOP", "STOP");
        assertThat(twilio.call(PATH, form, "bm90IHNpZ25lZA==").statusCode()).isEqualTo(403);
        assertThat(optedOut(ConsentChannel.SMS, Purpose.MARKETING)).isFalse();
        assertThat(twilio.call(PATH, Map.of("Body", "x")).statusCode()).isEqualTo(400);
    }

    @Test
    void unknownSendersAreReadAndFoundAfterARotationWithTheNewKeysAlone() {
        var number = newNumber();
        write(newSid(), number, "Who are you?", null);

        // In a transaction that is taken back, so that others still read the shared database.
        transactions.executeWithoutResult(rolledBack -> {
            rolledBack.setRollbackOnly();
            var keys = OtherKeys.rotated(environment);
            var rotated = new UnknownSenders(jdbc, keys.encryption(), keys.index());
            var renewal = new UnknownSenderRenewal(jdbc, batches, rotated, keys.encryption());
            var newKeys = keys.withoutTheOld();
            var alone = new UnknownSenders(jdbc, newKeys.encryption(), newKeys.index());
            assertThat(alone.of(List.of(number))).isEmpty();
            assertThat(renewal.renew(new UUID(0, 0), 1000).changed()).isPositive();
            assertThat(renewal.renew(new UUID(0, 0), 1000).changed()).isZero();

            assertThat(alone.of(List.of(number))).singleElement().satisfies(kept -> {
                assertThat(kept.sms().from()).isEqualTo(number);
                assertThat(kept.sms().text()).isEqualTo("Who are you?");
            });
        });
    }

    private boolean optedOut(ConsentChannel channel, Purpose purpose) {
        return consents.state(customer.id(), channel, purpose)
                .filter(ConsentState.OPTED_OUT::equals)
                .isPresent();
    }

    private Optional<UnknownSenderSms> waiting(String number) {
        return unknown.list(null).items().stream()
                .filter(sms -> sms.from().equals(number))
                .findFirst();
    }

    private HttpResponse<String> write(String sid, String from, String text, String optOutType) {
        return twilio.call(PATH, form(sid, from, text, optOutType));
    }

    private static Map<String, String> form(String sid, String from, String text, String optOutType) {
        var form = new HashMap<>(Map.of("MessageSid", sid, "From", from, "To", "+15005550006", "Body", text));
        if (optOutType != null) {
            form.put("OptOutType", optOutType);
        }
        return form;
    }

    private static String newNumber() {
        return "+49151" + ThreadLocalRandom.current().nextLong(10_000_000, 99_999_999);
    }

    private static String newSid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }
}
