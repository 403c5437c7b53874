package io.careflow.messaging.inbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mailbox on a server. What was taken in leaves it afterwards: whoever dies in between finds the mail again, and its
 * row.
 */
final class Mailbox {

    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);
    static final int MOST_AT_ONCE = 200;
    private static final List<String> WRITTEN_BY_THE_SENDER = List.of("Message-ID", "Date", "From", "Subject");

    private final InboxSettings settings;
    private final IncomingMails mails;
    private final FailedMails failed;
    private final Session session;

    Mailbox(InboxSettings settings, IncomingMails mails, FailedMails failed) {
        this.settings = settings;
        this.mails = mails;
        this.failed = failed;
        this.session = Session.getInstance(settings.session());
    }

    /**
     * Takes in what is new, the oldest first.
     *
     * @return how many mails were looked at; at most 200
     * @throws MessagingException when the server cannot be talked to
     */
    int read() throws MessagingException {
        try (var store = session.getStore(settings.protocol())) {
            store.connect(
                    settings.host(),
                    settings.port() == null ? -1 : settings.port(),
                    settings.username(),
                    settings.password());
            var folder = store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            try {
                return read(store, folder);
            } finally {
                if (folder.isOpen()) {
                    folder.close(true);
                }
            }
        }
    }

    private int read(Store store, Folder folder) throws MessagingException {
        var messages = folder.getMessages();
        var numbers = new FetchProfile();
        numbers.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(messages, numbers);
        var places = new String[messages.length];
        for (int i = 0; i < messages.length; i++) {
            places[i] = place(folder, messages[i]);
        }
        var settled = failed.settled(Arrays.asList(places));
        int looked = 0;
        for (int i = 0; i < messages.length && looked < MOST_AT_ONCE; i++) {
            var state = settled.get(places[i]);
            if (state == null) {
                looked++;
                state = take(places[i], (MimeMessage) messages[i]);
            }
            if (state == IncomingMails.State.HANDLED) {
                putAway(store, folder, messages[i]);
            }
        }
        return looked;
    }

    private IncomingMails.State take(String place, MimeMessage mail) throws MessagingException {
        // Until what the sender wrote was read, the place stands for it.
        var digest = sha256().digest(place.getBytes(StandardCharsets.UTF_8));
        try {
            if (mail.getSize() > settings.largest()) {
                failed.note(digest, place, "too-large");
                return IncomingMails.State.FAILED;
            }
            // Whole and at once: each part would be a question of its own to the server.
            var copy = new MimeMessage(mail);
            digest = digest(copy);
            return mails.take(digest, place, copy);
        } catch (FolderClosedException | StoreClosedException e) {
            throw e;
        } catch (MessagingException | IOException | RuntimeException e) {
            // What it says may quote the mail.
            var fault = e.getClass().getSimpleName();
            log.warn("The mail {} cannot be taken in: {}", place, fault);
            failed.note(digest, place, fault);
            return IncomingMails.State.FAILED;
        }
    }

    /** Deletes it here, after a copy is where people can find it. */
    private void putAway(Store store, Folder folder, Message mail) throws MessagingException {
        if (settings.keepsHandled()) {
            var handled = store.getFolder(settings.handledFolder());
            if (!handled.exists()) {
                handled.create(Folder.HOLDS_MESSAGES);
            }
            folder.copyMessages(new Message[] {mail}, handled);
        }
        mail.setFlag(Flags.Flag.DELETED, true);
    }

    private String place(Folder folder, Message message) throws MessagingException {
        var number = folder instanceof UIDFolder numbered
                ? settings.folder() + ":" + numbered.getUIDValidity() + ":" + numbered.getUID(message)
                : ((POP3Folder) folder).getUID(message);
        return settings.protocol() + "://" + settings.username() + "@" + settings.host() + "/" + number;
    }

    /** Of what the sender wrote: servers on the way add lines of their own to each copy. */
    static byte[] digest(MimeMessage mail) throws MessagingException, IOException {
        var sha = sha256();
        for (var name : WRITTEN_BY_THE_SENDER) {
            sha.update((name + ':' + String.join("\n", orNone(mail.getHeader(name))) + '\n')
                    .getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream body = mail.getRawInputStream()) {
            body.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha));
        }
        return sha.digest();
    }

    private static String[] orNone(String[] values) {
        return values == null ? new String[0] : values;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
