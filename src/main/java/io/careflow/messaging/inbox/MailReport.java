package io.careflow.messaging.inbox;

import io.careflow.messaging.email.MailStatus;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What became of a mail for one recipient (RFC 3464).
 *
 * @param recipient whom it was for, as we addressed them where the server still knew; null where it does not say
 * @param action {@code failed}, {@code delayed}, {@code delivered}, {@code relayed} or {@code expanded}
 * @param status why
 */
record MailReport(String recipient, String action, MailStatus status) {

    private static final MailStatus UNKNOWN = new MailStatus("5.0.0");

    boolean failed() {
        return action.equals("failed");
    }

    /** The reports of a part of the type {@code message/delivery-status}. */
    static List<MailReport> in(Part part) throws MessagingException, IOException {
        var text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var reports = new ArrayList<MailReport>();
        for (var group : text.split("\r?\n[ \t]*\r?\n")) {
            var fields = new InternetHeaders(
                    new ByteArrayInputStream((group.strip() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)), true);
            var action = fields.getHeader("Action", null);
            if (action != null) {
                reports.add(new MailReport(
                        recipient(fields),
                        action.strip().split("[\\s(]", 2)[0].toLowerCase(Locale.ROOT),
                        MailStatus.find(fields.getHeader("Status", null)).orElse(UNKNOWN)));
            }
        }
        return reports;
    }

    private static String recipient(InternetHeaders fields) {
        var original = fields.getHeader("Original-Recipient", null);
        var value = original == null ? fields.getHeader("Final-Recipient", null) : original;
        return value == null
                ? null
                : value.substring(value.indexOf(';') + 1).strip().replaceAll("^<|>$", "");
    }
}
