package io.careflow.messaging.inbox;

import static io.careflow.messaging.Carriers.header;
import static io.careflow.messaging.Carriers.mailsTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Carriers;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageStatus;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.MessagingFixture;
import io.careflow.messaging.MessagingFixture.Person;
import io.careflow.messaging.MessagingTest;
import io.careflow.messaging.dispatch.NewMessage;
import io.careflow.messaging.dispatch.Planning;
import jakarta.mail.internet.MimeMessage;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MessagingTest
class MailThreadsTest {

    @Autowired
    MessagingFixture messaging;

    @Autowired
    Planning planning;

    @Autowired
    IncomingMails mails;

    @Autowired
    FailedMails failed;

    private final UUID complaint = UUID.randomUUID();
    private Person customer;

    @BeforeEach
    void somebody() {
        Carriers.reset();
        customer = messaging.customer();
    }

    @Test
    void theMailsOfAComplaintNameTheOnesBeforeThem() throws Exception {
        var first = sent(complaint);
        assertThat(first.getHeader("In-Reply-To")).isNull();
        assertThat(first.getHeader("References")).isNull();

        var second = sent(complaint);
        assertThat(header(second, "In-Reply-To")).isEqualTo(first.getMessageID());

        String answer;
        try (var mailbox = new MailboxFixture(mails, failed)) {
            var raw = MailboxFixture.reply(customer.email(), idOf(second), "", "Thank you.");
            answer = MailboxFixture.mail(raw).getMessageID();
            mailbox.deliver(raw);
            mailbox.over("imap").read();
        }
        var third = sent(complaint);
        assertThat(header(third, "In-Reply-To")).isEqualTo(answer);
        assertThat(header(third, "References").split("\\s+"))
                .containsExactly(first.getMessageID(), second.getMessageID(), answer);

        assertThat(sent(UUID.randomUUID()).getHeader("References")).isNull();
        assertThat(sent(null).getHeader("References")).isNull();
    }

    private MimeMessage sent(UUID about) {
        var message = planning.plan(new NewMessage(
                "threads:" + UUID.randomUUID(),
                Channel.EMAIL,
                "test-notice",
                Purpose.SERVICE,
                new MessageSubject(customer.id(), about)));
        messaging.awaitStatus(message, MessageStatus.ACCEPTED);
        return mailsTo(customer.email()).stream()
                .filter(mail -> header(mail, "Message-ID").contains(message.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static UUID idOf(MimeMessage mail) throws Exception {
        return UUID.fromString(mail.getMessageID().replaceAll("[<>]|@.*", ""));
    }
}
