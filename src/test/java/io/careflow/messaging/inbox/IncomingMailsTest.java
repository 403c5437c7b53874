package io.careflow.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.customer.ContactKind;
import io.careflow.customer.Customers;
import io.careflow.customer.Interaction;
import io.careflow.customer.Timeline;
import io.careflow.customer.Validity;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Carriers;
import io.careflow.messaging.Channel;
import io.careflow.messaging.CustomerWrote;
import io.careflow.messaging.MessageStatus;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.MessagingFixture;
import io.careflow.messaging.MessagingFixture.Person;
import io.careflow.messaging.MessagingTest;
import io.careflow.messaging.dispatch.NewMessage;
import io.careflow.messaging.dispatch.Planning;
import io.careflow.messaging.inbox.IncomingMails.State;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

@MessagingTest
class IncomingMailsTest {

    @Autowired
    MessagingFixture messaging;

    @Autowired
    Planning planning;

    @Autowired
    IncomingMails mails;

    @Autowired
    FailedMails failed;

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    ConfigurableApplicationContext context;

    private final UUID complaint = UUID.randomUUID();
    private final List<CustomerWrote> heard = new CopyOnWriteArrayList<>();
    private final ApplicationListener<ApplicationEvent> listener = event -> {
        if (event instanceof PayloadApplicationEvent<?> payload && payload.getPayload() instanceof CustomerWrote said) {
            listen(said);
        }
    };
    private volatile boolean deaf;
    private MailboxFixture mailbox;
    private Person customer;
    private UUID message;

    private void listen(CustomerWrote said) {
        if (said.complaintId().equals(complaint)) {
            if (deaf) {
                throw new IllegalStateException("not just now");
            }
            heard.add(said);
        }
    }

    @BeforeEach
    void somebodyWasWrittenTo() throws Exception {
        Carriers.reset();
        mailbox = new MailboxFixture(mails, failed);
        context.addApplicationListener(listener);
        customer = messaging.customer();
        message = planning.plan(new NewMessage(
                "inbox:" + UUID.randomUUID(),
                Channel.EMAIL,
                "test-notice",
                Purpose.SERVICE,
                new MessageSubject(customer.id(), complaint)));
        messaging.awaitStatus(message, MessageStatus.ACCEPTED);
    }

    @AfterEach
    void forget() {
        context.removeApplicationListener(listener);
        mailbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "pop3"})
    void aReplyIsHeardOnceAndThenPutAway(String protocol) throws Exception {
        mailbox.deliver(MailboxFixture.reply(customer.email(), message, "", "它还没有修好。\n\n> 您的投诉已受理\n> 请等待"));

        assertThat(mailbox.over(protocol).read()).isEqualTo(1);
        assertThat(mailbox.over(protocol).read()).isZero();

        assertThat(heard).singleElement().satisfies(said -> {
            assertThat(said.customerId()).isEqualTo(customer.id());
            assertThat(said.channel()).isEqualTo(Channel.EMAIL);
            assertThat(said.text()).isEqualTo("它还没有修好。");
        });
        assertThat(mailbox.inInbox()).isZero();
        assertThat(mailbox.handled()).isEqualTo(protocol.equals("imap") ? 1 : 0);
    }

    @Test
    void whatAReaderTookInBeforeItDiedIsNotHeardAgain() throws Exception {
        var raw = MailboxFixture.reply(customer.email(), message, "", "Once.");
        mailbox.deliver(raw);
        // The same mail, delivered by another way: its digest is the same.
        mailbox.deliver("Received: from elsewhere\n" + raw);
        mailbox.takeInAndDie();
        assertThat(heard).hasSize(1);
        assertThat(mailbox.inInbox()).isEqualTo(2);

        mailbox.over("imap").read();

        assertThat(heard).hasSize(1);
        assertThat(mailbox.inInbox()).isZero();
    }

    @Test
    void ofTwoReadersAtOnceOneIsHeard() throws Exception {
        for (int i = 0; i < 5; i++) {
            mailbox.deliver(MailboxFixture.reply(customer.email(), message, "", "Number " + i));
        }
        var readers = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    try {
                        mailbox.takeInAndDie();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        readers.forEach(CompletableFuture::join);

        assertThat(heard).hasSize(5);
    }

    @Test
    void whatCannotBeTakenInChangesNothingAndIsTriedAgain() throws Exception {
        mailbox.deliver(MailboxFixture.reply(customer.email(), message, "", "At a bad moment."));
        deaf = true;
        for (int i = 0; i < FailedMails.MOST_ATTEMPTS + 1; i++) {
            mailbox.over("imap").read();
        }
        var given = failed.list(null).items().getFirst();
        assertThat(given.attempts()).isEqualTo(FailedMails.MOST_ATTEMPTS);
        assertThat(given.reason()).isEqualTo("IllegalStateException");
        assertThat(mailbox.inInbox()).isEqualTo(1);
        assertThat(heard).isEmpty();

        deaf = false;
        mailbox.over("imap").read();
        assertThat(heard).isEmpty();
        failed.retry(given.id());
        mailbox.over("imap").read();

        assertThat(heard).hasSize(1);
        assertThat(mailbox.inInbox()).isZero();
        assertThat(failed.list(null).items()).extracting("id").doesNotContain(given.id());
    }

    @Test
    void aBounceThatAServerBringsIsPutAway() throws Exception {
        mailbox.deliver(MailboxFixture.bounce(customer.email(), message, "failed", "5.1.1"));
        mailbox.over("imap").read();
        assertThat(messaging.message(message).reason()).isEqualTo("bounced-5.1.1");
        assertThat(mailbox.inInbox()).isZero();
        assertThat(mailbox.handled()).isEqualTo(1);
    }

    @Test
    void manyRepliesWithinAnHourComeFromAMachine() throws Exception {
        for (int i = 0; i < 20; i++) {
            mailbox.take(MailboxFixture.reply(customer.email(), message, "", "Number " + i));
        }
        assertThat(mailbox.take(MailboxFixture.reply(customer.email(), message, "", "Number 20")))
                .isEqualTo(State.LEFT);
        assertThat(heard).hasSize(20);
    }

    @Test
    void aMailThatIsTooLargeWaitsForAPerson() throws Exception {
        mailbox.deliver(MailboxFixture.reply(customer.email(), message, "", "x".repeat(3000)));
        mailbox.over("imap", 2000).read();
        var given = failed.list(null).items().getFirst();
        assertThat(given.place()).contains("@127.0.0.1/INBOX:");
        assertThat(given.reason()).isEqualTo("too-large");
        assertThat(mailbox.inInbox()).isEqualTo(1);
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied\n",
                "Auto-Submitted: auto-generated (vacation)\n",
                "Precedence: auto_reply\n",
                "Precedence: bulk\n",
                "X-Autoreply: yes\n",
                "Return-Path: <>\n"
            })
    void whatAMachineAnsweredIsNoAnswer(String header) throws Exception {
        assertThat(mailbox.take(MailboxFixture.reply(customer.email(), message, header, "I am out of office.")))
                .isEqualTo(State.HANDLED);
        assertThat(heard).isEmpty();
    }

    @Test
    void ourOwnMailThatComesBackIsALoop() throws Exception {
        mailbox.take(MailboxFixture.reply("云帆 <care@cloudsail.example>", message, "", "Hello?"));
        mailbox.take(MailboxFixture.reply("Care@cloudsail.example", message, "Auto-Submitted: no\n", "Hello!"));
        assertThat(heard).isEmpty();
    }

    @Test
    void whatAnswersNothingOfOursStaysForPeople() throws Exception {
        mailbox.deliver(MailboxFixture.reply(customer.email(), UUID.randomUUID(), "", "A question of another kind."));
        mailbox.deliver(MailboxFixture.bounce(customer.email(), UUID.randomUUID(), "failed", "5.1.1"));
        assertThat(mailbox.over("imap").read()).isEqualTo(2);
        assertThat(mailbox.over("imap").read()).isZero();
        assertThat(mailbox.inInbox()).isEqualTo(2);
        assertThat(messaging.message(message).status()).isEqualTo(MessageStatus.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({
        "failed,  5.1.1,  FAILED,   bounced-5.1.1,  INVALID",
        "failed,  5.1.10, FAILED,   bounced-5.1.10, INVALID",
        "failed,  5.2.2,  FAILED,   bounced-5.2.2,  USABLE",
        "failed,  4.4.7,  FAILED,   bounced-4.4.7,  USABLE",
        "delayed, 4.4.1,  ACCEPTED, ,               USABLE",
        "relayed, 2.0.0,  ACCEPTED, ,               USABLE"
    })
    void aReportSaysWhatBecameOfTheMail(
            String action, String code, MessageStatus status, String reason, Validity validity) throws Exception {
        assertThat(mailbox.take(MailboxFixture.bounce(customer.email(), message, action, code)))
                .isEqualTo(State.HANDLED);

        assertThat(messaging.message(message).status()).isEqualTo(status);
        assertThat(messaging.message(message).reason()).isEqualTo(reason);
        assertThat(validity()).isEqualTo(validity);
        assertThat(timeline.ofCustomer(customer.id(), null).items().stream().map(Interaction::kind))
                .filteredOn("message-bounced"::equals)
                .hasSize(status == MessageStatus.FAILED ? 1 : 0);
    }

    @Test
    void aReportOfAnotherAddressMarksNothing() throws Exception {
        mailbox.take(MailboxFixture.bounce("somebody-else@example.org", message, "failed", "5.1.1"));
        assertThat(messaging.message(message).status()).isEqualTo(MessageStatus.FAILED);
        assertThat(validity()).isEqualTo(Validity.USABLE);
    }

    private Validity validity() {
        return customers.find(customer.id()).orElseThrow().contacts().stream()
                .filter(contact -> contact.kind() == ContactKind.EMAIL)
                .findFirst()
                .orElseThrow()
                .validity();
    }
}
