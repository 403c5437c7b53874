package io.careflow.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.messaging.MessagingTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@MessagingTest
class MailboxReaderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    IncomingMails mails;

    @Autowired
    FailedMails failed;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext context;

    private ApplicationContextRunner configured(String... properties) {
        return new ApplicationContextRunner()
                .withUserConfiguration(InboxConfiguration.class, MailboxReader.class)
                .withBean(IncomingMails.class, () -> mails)
                .withBean(FailedMails.class, () -> failed)
                .withBean(JdbcClient.class, () -> jdbc)
                .withBean(TransactionTemplate.class, () -> transaction)
                .withPropertyValues(properties);
    }

    @Test
    void aConfiguredMailboxIsReadTimeAndAgainUntilTheEnd() throws Exception {
        try (var mailbox = new MailboxFixture(mails, failed)) {
            configured(mailbox.properties()).run(started -> {
                var reader = started.getBean(MailboxReader.class);
                reader.ready();
                for (int i = 1; i <= 2; i++) {
                    var handled = i;
                    mailbox.deliver(MailboxFixture.reply(
                            "care@cloudsail.example", UUID.randomUUID(), "", "A loop of ours, number " + i));
                    await().atMost(PATIENCE).until(() -> mailbox.handled() == handled);
                }
                assertThat(reader.health().getStatus()).isEqualTo(Status.UP);
                reader.stop();
                await().atMost(PATIENCE).until(() -> !reader.isRunning());
            });
        }
    }

    @Test
    void aMailboxOutOfReachIsSeen() throws Exception {
        try (var mailbox = new MailboxFixture(mails, failed)) {
            var properties = mailbox.properties();
            properties[4] = "careflow.mail.inbox.password=wrong";
            configured(properties).run(started -> {
                var reader = started.getBean(MailboxReader.class);
                reader.ready();
                await().atMost(PATIENCE).until(() -> reader.health().getStatus().equals(Status.DOWN));
                assertThat(reader.health().getDetails().get("reason").toString())
                        .contains("AuthenticationFailedException");
                reader.stop();
                await().atMost(PATIENCE).until(() -> !reader.isRunning());
            });
        }
    }

    @Test
    void withoutAMailboxNothingIsRead() {
        assertThat(context.containsBean("inboxHealthIndicator")).isFalse();
        configured("careflow.mail.inbox.host=")
                .run(started -> assertThat(started).doesNotHaveBean(MailboxReader.class));
    }
}
