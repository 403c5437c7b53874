package io.careflow.messaging.email;

import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.dispatch.Outgoing;
import io.careflow.messaging.document.Attachment;
import io.careflow.messaging.link.Links;
import io.careflow.messaging.template.Content;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Writes a message as a mail: plain text and HTML side by side, in UTF-8, the HTML with its images, and what goes with it
 * behind.
 */
@Component
@EnableConfigurationProperties(MailSettings.class)
class MailComposer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final InternetAddress sender;
    private final String domain;
    private final Links links;
    private final Clock clock;

    MailComposer(MailSettings settings, Links links, Clock clock) {
        this.sender = settings.sender();
        this.domain = settings.domain();
        this.links = links;
        this.clock = clock;
    }

    /** @throws AddressException when the customer's address cannot be written to */
    Mail compose(Session session, Outgoing message) throws MessagingException {
        var mail = new Mail(session, "<" + message.id() + "@" + domain + ">");
        mail.setFrom(sender);
        mail.setRecipient(RecipientType.TO, recipient(message));
        mail.setSubject(oneLine(message.content().subject()), UTF_8);
        mail.setSentDate(Date.from(clock.instant()));
        mail.setContentLanguage(new String[] {message.locale().toLanguageTag()});
        // Nobody's out-of-office notice should answer a machine (RFC 3834).
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (message.purpose() != Purpose.SERVICE) {
            // RFC 8058: the server that signs by DKIM must sign these two.
            mail.setHeader("List-Unsubscribe", "<" + links.unsubscribe(message.id(), message.plannedAt()) + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        if (!message.thread().isEmpty()) {
            mail.setHeader("In-Reply-To", message.thread().getLast());
            mail.setHeader("References", String.join("\r\n ", message.thread()));
        }
        var alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(part(message.content().text(), "plain"));
        alternatives.addBodyPart(html(message.content()));
        if (message.attachments().isEmpty()) {
            mail.setContent(alternatives);
        } else {
            var all = new MimeMultipart("mixed", around(alternatives));
            for (var attachment : message.attachments()) {
                all.addBodyPart(file(attachment, Part.ATTACHMENT));
            }
            mail.setContent(all);
        }
        mail.saveChanges();
        return mail;
    }

    private static MimeBodyPart html(Content content) throws MessagingException {
        var html = part(content.html(), "html");
        if (content.images().isEmpty()) {
            return html;
        }
        var related = new MimeMultipart("related", html);
        for (var image : content.images()) {
            var part = file(image, Part.INLINE);
            part.setContentID("<" + image.name() + ">");
            related.addBodyPart(part);
        }
        return around(related);
    }

    private static MimeBodyPart around(MimeMultipart parts) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(parts);
        return part;
    }

    private static MimeBodyPart file(Attachment file, String disposition) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.mediaType())));
        part.setFileName(file.name());
        part.setDisposition(disposition);
        // Whatever it is, it arrives byte for byte.
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static InternetAddress recipient(Outgoing message) throws AddressException {
        var typed = message.address();
        var at = typed.lastIndexOf('@');
        if (at < 1 || typed.chars().anyMatch(Character::isISOControl)) {
            throw new AddressException("no address");
        }
        try {
            var address =
                    new InternetAddress(typed.substring(0, at) + "@" + IDN.toASCII(typed.substring(at + 1)), true);
            if (!StandardCharsets.US_ASCII.newEncoder().canEncode(address.getAddress())) {
                throw new AddressException("not an ASCII address");
            }
            address.setPersonal(oneLine(message.name()), UTF_8);
            return address;
        } catch (IllegalArgumentException | UnsupportedEncodingException e) {
            throw new AddressException("no address");
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        // Mail's line ends, also where the transfer encoding would keep others.
        part.setText(text.lines().collect(Collectors.joining("\r\n", "", "\r\n")), UTF_8, subtype);
        return part;
    }

    /** A header is one line: whatever would end it becomes a space. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
