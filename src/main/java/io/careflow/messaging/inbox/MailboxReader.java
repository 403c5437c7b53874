package io.careflow.messaging.inbox;

import jakarta.mail.MessagingException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks into the mailbox time and again, in one process at a time. Health {@code inbox} says when that goes wrong. */
@Component("inboxHealthIndicator")
@ConditionalOnExpression("!'${careflow.mail.inbox.host:}'.isBlank()")
class MailboxReader extends AbstractHealthIndicator implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MailboxReader.class);
    private static final long LOCK = 0x696E626F78L;

    private final Mailbox mailbox;
    private final FailedMails failed;
    private final InboxSettings settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private volatile String fault;
    private volatile Thread thread;

    MailboxReader(
            InboxSettings settings,
            IncomingMails mails,
            FailedMails failed,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.mailbox = new Mailbox(settings, mails, failed);
        this.failed = failed;
        this.settings = settings;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        // Platform thread: the mail library waits for the network inside locks.
        thread = Thread.ofPlatform().daemon().name("inbox").start(this::run);
    }

    @Override
    public void start() {}

    @Override
    public void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null && thread.isAlive();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            look();
            try {
                TimeUnit.MILLISECONDS.sleep(settings.poll().toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look() {
        try {
            transaction.executeWithoutResult(status -> {
                var mine = jdbc.sql("select pg_try_advisory_xact_lock(?)")
                        .param(LOCK)
                        .query(Boolean.class)
                        .single();
                if (mine) {
                    readAll();
                }
            });
            if (fault != null) {
                log.info("The mailbox is read again");
            }
            fault = null;
        } catch (RuntimeException e) {
            var cause = e instanceof Unreadable ? e.getCause() : e;
            var kind = cause.getClass().getSimpleName();
            if (!kind.equals(fault)) {
                log.warn("The mailbox cannot be read, which is tried again: {}", kind);
            }
            fault = kind;
        }
    }

    private void readAll() {
        try {
            while (mailbox.read() == Mailbox.MOST_AT_ONCE
                    && !Thread.currentThread().isInterrupted()) {
                log.debug("The mailbox may hold more");
            }
        } catch (MessagingException e) {
            throw new Unreadable(e);
        }
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (fault == null) {
            health.up();
        } else {
            health.down().withDetail("reason", "The mailbox cannot be read: " + fault);
        }
        health.withDetail("failedMails", failed.count());
    }

    private static final class Unreadable extends RuntimeException {
        private Unreadable(MessagingException cause) {
            super(cause);
        }
    }
}
