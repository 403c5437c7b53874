package io.careflow.local;

import io.careflow.local.LocalFiles.KeptFile;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Properties;

/**
 * A mail that the local mail server keeps.
 *
 * @param from the header in plain text, null if there is none; the same holds for the subject
 * @param to whom the mail server was asked to deliver it to
 * @param text the plain text, null if there is none
 * @param html the HTML text, null if there is none
 */
record KeptMail(String id, String from, List<String> to, String subject, String text, String html) {

    static KeptMail parse(KeptFile file) {
        try {
            var mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(file.content()));
            return new KeptMail(
                    file.id(),
                    sender(mail),
                    List.of(headers(mail, "Delivered-To")),
                    mail.getSubject(),
                    text(mail, "text/plain"),
                    text(mail, "text/html"));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("The kept mail " + file.id() + " cannot be read", e);
        }
    }

    private static String sender(MimeMessage mail) throws MessagingException, IOException {
        var header = mail.getHeader("From", ", ");
        return header == null ? null : MimeUtility.decodeText(MimeUtility.unfold(header));
    }

    private static String[] headers(MimeMessage mail, String name) throws MessagingException {
        var values = mail.getHeader(name);
        return values == null ? new String[0] : values;
    }

    private static String text(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String text) {
            return text;
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                var found = text(inner, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
