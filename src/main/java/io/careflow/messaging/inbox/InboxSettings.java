package io.careflow.messaging.inbox;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox that replies and bounces come to. Without a host none is read.
 *
 * @param protocol {@code imaps}, {@code imap}, {@code pop3s} or {@code pop3}
 * @param port null for the protocol's
 * @param folder where mails come in; POP3 knows one alone
 * @param handledFolder where those go that were dealt with, made where it is missing; blank to delete them, as POP3 does
 * @param poll how often to look
 * @param largest what a larger mail needs a person for, in bytes
 * @param properties further ones of Jakarta Mail: {@code mail.imap.starttls.required}
 */
@ConfigurationProperties("careflow.mail.inbox")
record InboxSettings(
        String host,
        @DefaultValue("imaps") String protocol,
        Integer port,
        String username,
        String password,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("Handled") String handledFolder,
        @DefaultValue("PT1M") Duration poll,
        @DefaultValue("26214400") int largest,
        Map<String, String> properties) {

    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "30000";
    private static final String FETCHED_AT_ONCE = "1048576";

    boolean keepsHandled() {
        return protocol.startsWith("imap") && !handledFolder.isBlank();
    }

    Properties session() {
        var session = new Properties();
        var prefix = "mail." + protocol + ".";
        session.put(prefix + "connectiontimeout", CONNECT_MILLIS);
        session.put(prefix + "timeout", ANSWER_MILLIS);
        session.put(prefix + "writetimeout", ANSWER_MILLIS);
        // What is left for people stays unread.
        session.put(prefix + "peek", "true");
        session.put(prefix + "fetchsize", FETCHED_AT_ONCE);
        if (properties != null) {
            session.putAll(properties);
        }
        return session;
    }

    @Override
    public String toString() {
        return "mailbox at " + host;
    }
}
