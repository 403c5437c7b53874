package io.careflow.messaging.inbox;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** A mailbox on a real server, and mails in it as they come from elsewhere. */
final class MailboxFixture implements AutoCloseable {

    private static final GreenMail SERVER = new GreenMail(
            new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "imap"), new ServerSetup(0, "127.0.0.1", "pop3")});

    static {
        SERVER.start();
    }

    private final String login = UUID.randomUUID() + "@cloudsail.example";
    private final GreenMailUser user;
    private final IncomingMails mails;
    private final FailedMails failed;

    MailboxFixture(IncomingMails mails, FailedMails failed) throws UserException {
        this.mails = mails;
        this.failed = failed;
        user = SERVER.getUserManager().createUser(login, login, "secret");
    }

    Mailbox over(String protocol) {
        return over(protocol, 1_000_000);
    }

    Mailbox over(String protocol, int largest) {
        var port = protocol.equals("imap")
                ? SERVER.getImap().getPort()
                : SERVER.getPop3().getPort();
        return new Mailbox(
                new InboxSettings(
                        "127.0.0.1",
                        protocol,
                        port,
                        login,
                        "secret",
                        "INBOX",
                        "Handled",
                        Duration.ofMinutes(1),
                        largest,
                        Map.of()),
                mails,
                failed);
    }

    /** What a reader does that dies before it puts anything away. */
    void takeInAndDie() throws MessagingException, IOException {
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", SERVER.getImap().getPort(), login, "secret");
            try (var folder = store.getFolder("INBOX")) {
                folder.open(Folder.READ_ONLY);
                for (var each : folder.getMessages()) {
                    var mail = new MimeMessage((MimeMessage) each);
                    mails.take(Mailbox.digest(mail), "imap:INBOX:dead:" + each.getMessageNumber(), mail);
                }
            }
        }
    }

    /** @param raw with {@code \n} for line ends */
    void deliver(String raw) throws MessagingException {
        user.deliver(mail(raw));
    }

    /** What a reader does with a mail that it has fetched. */
    IncomingMails.State take(String raw) throws MessagingException, IOException {
        var mail = mail(raw);
        return mails.take(Mailbox.digest(mail), "taken:" + UUID.randomUUID(), mail);
    }

    static MimeMessage mail(String raw) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** @param headers more of them, each with its line end */
    static String reply(String from, UUID to, String headers, String text) {
        return """
                From: %s
                To: care@cloudsail.example
                Subject: Re: C-000042
                Date: Sun, 22 Nov 2026 10:00:00 +0000
                Message-ID: <%s@mail.example.org>
                In-Reply-To: <%s@cloudsail.example>
                %sMIME-Version: 1.0
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: 8bit

                %s
                """.formatted(from, UUID.randomUUID(), to, headers, text);
    }

    /** A report as mail servers write it (RFC 3464). */
    static String bounce(String recipient, UUID message, String action, String status) {
        return """
                Return-Path: <>
                From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
                To: care@cloudsail.example
                Subject: Undelivered Mail Returned to Sender
                Date: Sun, 22 Nov 2026 10:00:00 +0000
                Message-ID: <%5$s@mx.example.org>
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org
                Arrival-Date: Sun, 22 Nov 2026 09:59:58 +0000

                Final-Recipient: rfc822; %1$s
                Original-Recipient: rfc822;%1$s
                Action: %3$s
                Status: %4$s
                Remote-MTA: dns; mail.example.org
                Diagnostic-Code: smtp; 550 %4$s no

                --b
                Content-Type: text/rfc822-headers

                From: care@cloudsail.example
                Message-ID: <%2$s@cloudsail.example>
                Subject: C-000042

                --b--
                """.formatted(recipient, message, action, status, UUID.randomUUID());
    }

    /** As somebody configures it. */
    String[] properties() {
        return new String[] {
            "careflow.mail.inbox.host=127.0.0.1",
            "careflow.mail.inbox.protocol=imap",
            "careflow.mail.inbox.port=" + SERVER.getImap().getPort(),
            "careflow.mail.inbox.username=" + login,
            "careflow.mail.inbox.password=secret",
            "careflow.mail.inbox.poll=PT0.05S"
        };
    }

    int inInbox() {
        return folder("INBOX");
    }

    int handled() {
        return folder("Handled");
    }

    private int folder(String name) {
        try {
            MailFolder folder = name.equals("INBOX")
                    ? SERVER.getManagers().getImapHostManager().getInbox(user)
                    : SERVER.getManagers().getImapHostManager().getFolder(user, name);
            return folder == null ? 0 : folder.getMessageCount();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        SERVER.getUserManager().deleteUser(user);
    }
}
