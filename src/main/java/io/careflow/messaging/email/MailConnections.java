package io.careflow.messaging.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Connections to the configured mail server, kept for the next mail. */
@Component
class MailConnections implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(MailConnections.class);
    // Servers hang up after some minutes, and count how much comes over one connection.
    private static final Duration LONGEST_REST = Duration.ofSeconds(20);
    private static final int MOST_MAILS = 100;

    private final JavaMailSenderImpl server;
    private final ConcurrentLinkedDeque<Connection> resting = new ConcurrentLinkedDeque<>();

    MailConnections(JavaMailSenderImpl server) {
        this.server = server;
    }

    /** A connection that one thread uses at a time. */
    record Connection(Transport transport, int mails, long restingSince) {

        private boolean rested() {
            return System.nanoTime() - restingSince > LONGEST_REST.toNanos();
        }

        private Connection used() {
            return new Connection(transport, mails + 1, System.nanoTime());
        }
    }

    Session session() {
        return server.getSession();
    }

    /** A kept connection that still answers, or a new one. */
    Connection take() throws MessagingException {
        for (var kept = resting.pollFirst(); kept != null; kept = resting.pollFirst()) {
            if (!kept.rested() && kept.transport().isConnected()) {
                return kept;
            }
            drop(kept);
        }
        var transport = session().getTransport(protocol());
        transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
        return new Connection(transport, 0, 0);
    }

    /** Keeps a connection over which a mail went. */
    void keep(Connection connection) {
        var used = connection.used();
        if (used.mails() < MOST_MAILS) {
            resting.addFirst(used);
        } else {
            drop(used);
        }
    }

    /** Ends a connection, whatever state it is in. */
    void drop(Connection connection) {
        try {
            connection.transport().close();
        } catch (MessagingException e) {
            log.debug("A mail connection ended badly: {}", e.getClass().getName());
        }
    }

    @Override
    public void destroy() {
        for (var kept = resting.pollFirst(); kept != null; kept = resting.pollFirst()) {
            drop(kept);
        }
    }

    private String protocol() {
        var configured = server.getProtocol();
        return configured == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : configured;
    }
}
