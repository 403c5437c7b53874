package io.careflow.messaging.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageStatus;
import io.careflow.messaging.MessagingFixture;
import io.careflow.messaging.MessagingFixture.Person;
import io.careflow.messaging.MessagingTest;
import io.careflow.messaging.dispatch.DeliveryReport.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every order in which two instances, their crashes, the provider's reports and a repeated job can meet: the provider is
 * asked once, unless the template says that a message of unknown outcome is sent again, and the ledger tells the truth.
 */
@MessagingTest
class InterleavingTest {

    @Autowired
    ApplicationContext application;

    @Autowired
    MessagingFixture messaging;

    @Autowired
    Dispatchers dispatchers;

    @Autowired
    DeliveryReports reports;

    @Autowired
    JdbcClient jdbc;

    private Instance first;
    private Instance second;
    private int cases;

    enum Crash {
        NONE,
        BEFORE_CLAIM,
        AFTER_CLAIM,
        AFTER_ACCEPTANCE,
        BEFORE_COMMIT
    }

    /** When the provider tells what. */
    enum Told {
        NOTHING,
        DELIVERED_BEFORE_THE_ANSWER,
        DELIVERED,
        DELIVERED_TWICE,
        DELIVERED_THEN_SENT,
        DELIVERED_BEFORE_THE_ANSWER_AND_AFTER,
        SENT,
        FAILED_BEFORE_THE_ANSWER,
        FAILED,
        FAILED_THEN_SENT;

        List<State> early() {
            return switch (this) {
                case DELIVERED_BEFORE_THE_ANSWER, DELIVERED_BEFORE_THE_ANSWER_AND_AFTER ->
                    List.of(State.DELIVERED, State.TAKEN);
                case FAILED_BEFORE_THE_ANSWER -> List.of(State.TAKEN, State.FAILED);
                default -> List.of();
            };
        }

        List<State> late() {
            return switch (this) {
                case DELIVERED, DELIVERED_BEFORE_THE_ANSWER_AND_AFTER -> List.of(State.DELIVERED);
                case DELIVERED_TWICE -> List.of(State.DELIVERED, State.DELIVERED);
                case DELIVERED_THEN_SENT -> List.of(State.DELIVERED, State.TAKEN);
                case SENT -> List.of(State.TAKEN);
                case FAILED -> List.of(State.FAILED);
                case FAILED_THEN_SENT -> List.of(State.FAILED, State.TAKEN);
                default -> List.of();
            };
        }

        boolean arrived() {
            return name().startsWith("DELIVERED");
        }

        boolean failed() {
            return name().startsWith("FAILED");
        }
    }

    /** Who finds what a crashed instance left. */
    enum Recovery {
        BY_ITSELF,
        BY_THE_OTHER
    }

    record Case(Crash crash, Told told, Recovery recovery, boolean repeatedJob, String template) {

        boolean resends() {
            return template.equals("test-reminder");
        }

        boolean leftOpen() {
            return leavesOpen(crash);
        }
    }

    /** Takes everything, tells early what the case says, and counts. */
    private final class Twilio {

        private final Case now;
        private final UUID message;
        private final List<String> taken = new ArrayList<>();
        private final Provider provider = new AnsweringProvider(this::take);

        Twilio(Case now, UUID message) {
            this.now = now;
            this.message = message;
        }

        private Outcome take(Outgoing outgoing) {
            assertThat(outgoing.id()).isEqualTo(message);
            taken.add("SM-" + message + "-" + taken.size());
            if (taken.size() == 1) {
                now.told().early().forEach(this::tell);
            }
            return Outcome.accepted(taken.getLast());
        }

        /** Of the first that was sent. */
        void tell(State state) {
            reports.take(new DeliveryReport(
                    message, taken.getFirst(), state, null, state == State.FAILED ? "twilio-30003" : null));
        }
    }

    @BeforeEach
    void nobodyElseSends() {
        dispatchers.stop();
        // What other tests left waiting stays there.
        jdbc.sql("update message set next_attempt_at = next_attempt_at + interval '10 years' where status = 'planned'")
                .update();
        first = new Instance("one", application);
        second = new Instance("two", application);
    }

    @AfterEach
    void othersSendAgain() {
        dispatchers.start();
    }

    @Test
    void theProviderIsAskedOnceAndTheLedgerTellsTheTruth() {
        var customer = messaging.customer();
        for (var crash : Crash.values()) {
            for (var told : Told.values()) {
                // Without a crash there is nothing to recover.
                for (var recovery : leavesOpen(crash) ? Recovery.values() : new Recovery[] {Recovery.BY_ITSELF}) {
                    for (var repeated : new boolean[] {false, true}) {
                        for (var template : List.of("test-notice", "test-reminder")) {
                            play(new Case(crash, told, recovery, repeated, template), customer);
                        }
                    }
                }
            }
        }
        assertThat(cases).isEqualTo(320);
    }

    private static boolean leavesOpen(Crash crash) {
        return crash == Crash.AFTER_CLAIM || crash == Crash.AFTER_ACCEPTANCE || crash == Crash.BEFORE_COMMIT;
    }

    private void play(Case now, Person customer) {
        cases++;
        var key = "interleaving:" + UUID.randomUUID();
        var message = messaging.plan(key, Channel.SMS, now.template(), customer);
        var twilio = new Twilio(now, message);
        repeat(now, key, message, customer);

        var claimed = claimBoth(now.crash() == Crash.BEFORE_CLAIM ? second : first);
        repeat(now, key, message, customer);
        switch (now.crash()) {
            case NONE -> first.send(claimed, twilio.provider);
            case BEFORE_CLAIM -> second.send(claimed, twilio.provider);
            case AFTER_CLAIM -> {}
            case AFTER_ACCEPTANCE -> first.giveAndDie(claimed, twilio.provider);
            case BEFORE_COMMIT -> first.giveAndDieBeforeCommit(claimed, twilio.provider);
        }
        recover(now);
        repeat(now, key, message, customer);
        // Nothing was told of what was never sent.
        if (!twilio.taken.isEmpty()) {
            now.told().late().forEach(twilio::tell);
        }
        messaging.advance(Duration.ofMinutes(1));
        first.claim(Channel.SMS).forEach(again -> first.send(again, twilio.provider));
        if (now.crash() == Crash.AFTER_CLAIM && !twilio.taken.isEmpty()) {
            now.told().late().forEach(twilio::tell);
        }

        assertThat(twilio.taken).as("requests in %s", now).hasSize(requests(now));
        assertThat(messaging.message(message).status()).as("status in %s", now).isEqualTo(status(now));
        assertThat(jdbc.sql("select count(*) from delivery_report where message_id = ?")
                        .param(message)
                        .query(Integer.class)
                        .single())
                .as("nothing is left untold in %s", now)
                .isZero();
    }

    /** Both want it, one gets it. */
    private ClaimedMessage claimBoth(Instance who) {
        var claimed = who.claim(Channel.SMS).getFirst();
        assertThat((who == first ? second : first).claim(Channel.SMS)).isEmpty();
        return claimed;
    }

    private void repeat(Case now, String key, UUID message, Person customer) {
        if (now.repeatedJob()) {
            assertThat(messaging.plan(key, Channel.SMS, now.template(), customer))
                    .isEqualTo(message);
        }
    }

    private void recover(Case now) {
        if (!now.leftOpen()) {
            return;
        }
        if (now.recovery() == Recovery.BY_ITSELF) {
            first.restart(Channel.SMS);
        } else {
            second.lookForAbandoned(Channel.SMS);
            messaging.advance(Duration.ofMinutes(11));
            second.lookForAbandoned(Channel.SMS);
        }
    }

    private static int requests(Case now) {
        if (now.crash() == Crash.AFTER_CLAIM) {
            return now.resends() ? 1 : 0;
        }
        // Only what nobody heard of is sent again, where its template says so.
        return now.leftOpen() && now.resends() && now.told() == Told.NOTHING ? 2 : 1;
    }

    private static MessageStatus status(Case now) {
        if (now.crash() == Crash.AFTER_CLAIM) {
            return now.resends() ? afterAnAnswer(now) : MessageStatus.UNKNOWN;
        }
        return now.leftOpen() && now.told() == Told.NOTHING && !now.resends()
                ? MessageStatus.UNKNOWN
                : afterAnAnswer(now);
    }

    private static MessageStatus afterAnAnswer(Case now) {
        if (now.told().arrived()) {
            return MessageStatus.DELIVERED;
        }
        return now.told().failed() ? MessageStatus.FAILED : MessageStatus.ACCEPTED;
    }

    @Test
    void aReportThatOnlyKnowsTheProvidersIdIsKeptUntilTheSendingIsAnswered() {
        var message = messaging.plan(Channel.SMS, "test-notice", messaging.customer());
        first.send(claimBoth(first), new AnsweringProvider(outgoing -> {
            var sid = "SM-" + message;
            reports.take(new DeliveryReport(null, sid, State.TAKEN, null, null));
            reports.take(new DeliveryReport(null, sid, State.DELIVERED, null, null));
            return Outcome.accepted(sid);
        }));
        assertThat(messaging.message(message).status()).isEqualTo(MessageStatus.DELIVERED);
    }

    @Test
    void whatWasDefinitelyRefusedIsAskedAgainAndNothingElseIs() {
        var message = messaging.plan(Channel.SMS, "test-notice", messaging.customer());
        var answers = new ArrayList<>(List.of(
                Outcome.unavailable("twilio-http-503"), Outcome.deferred("twilio-30001"), Outcome.unclear("silence")));
        var asked = new ArrayList<UUID>();
        var provider = new AnsweringProvider(outgoing -> {
            asked.add(outgoing.id());
            return answers.removeFirst();
        });
        for (var round = 0; round < 6; round++) {
            first.claim(Channel.SMS).forEach(claimed -> first.send(claimed, provider));
            messaging.advance(Duration.ofMinutes(2));
        }
        assertThat(asked).containsExactly(message, message, message);
        assertThat(messaging.message(message).status()).isEqualTo(MessageStatus.UNKNOWN);
    }
}
