package io.careflow.messaging.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A mail, as far as it matters here.
 *
 * @param mailId its Message-ID; null when it has none that can be referred to
 * @param sender its address; null for none
 * @param automatic whether a machine wrote it: nobody means it as an answer (RFC 3834)
 * @param answers ids in Message-IDs that it answers, or that a report is about; the nearest first
 * @param reports empty unless it is a report of a mail server
 */
record IncomingMail(String mailId, String sender, boolean automatic, List<UUID> answers, List<MailReport> reports) {

    private static final Pattern MAIL_ID = Pattern.compile("<[\\x21-\\x3B\\x3D\\x3F-\\x7E]{1,250}>");
    private static final Pattern OURS =
            Pattern.compile("<(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})@[^>\\s]{1,255}>");
    private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");
    private static final List<String> MACHINES = List.of(
            "List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-Loop", "Feedback-ID");

    static IncomingMail of(MimeMessage mail) throws MessagingException, IOException {
        var reports = new ArrayList<MailReport>();
        var answers = new LinkedHashSet<UUID>();
        if (isReport(mail)) {
            read((Multipart) mail.getContent(), reports, answers);
        } else {
            ids(mail.getHeader("In-Reply-To", " "), answers);
            var referred = new LinkedHashSet<UUID>();
            ids(mail.getHeader("References", " "), referred);
            answers.addAll(new ArrayList<>(referred).reversed());
        }
        var id = MAIL_ID.matcher(String.valueOf(mail.getMessageID()));
        return new IncomingMail(
                id.find() ? id.group() : null, sender(mail), isAutomatic(mail), List.copyOf(answers), reports);
    }

    boolean isReport() {
        return !reports.isEmpty();
    }

    private static boolean isReport(MimeMessage mail) throws MessagingException, IOException {
        return mail.isMimeType("multipart/report") && mail.getContent() instanceof Multipart;
    }

    private static void read(Multipart report, List<MailReport> reports, Set<UUID> about)
            throws MessagingException, IOException {
        for (int i = 0; i < report.getCount(); i++) {
            var part = report.getBodyPart(i);
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                reports.addAll(MailReport.in(part));
            } else if (returned(part)) {
                ids(new InternetHeaders(part.getInputStream(), true).getHeader("Message-ID", " "), about);
            }
        }
    }

    private static boolean returned(Part part) throws MessagingException {
        return part.isMimeType("message/rfc822")
                || part.isMimeType("text/rfc822-headers")
                || part.isMimeType("message/global")
                || part.isMimeType("message/global-headers");
    }

    private static boolean isAutomatic(MimeMessage mail) throws MessagingException {
        var submitted = mail.getHeader("Auto-Submitted", " ");
        var precedence = mail.getHeader("Precedence", " ");
        var path = mail.getHeader("Return-Path", " ");
        return submitted != null && !submitted.strip().toLowerCase(Locale.ROOT).startsWith("no")
                || precedence != null && BULK.contains(precedence.strip().toLowerCase(Locale.ROOT))
                || path != null && path.strip().equals("<>")
                || hasAny(mail, MACHINES);
    }

    private static boolean hasAny(MimeMessage mail, List<String> headers) throws MessagingException {
        for (var header : headers) {
            if (mail.getHeader(header) != null) {
                return true;
            }
        }
        return false;
    }

    private static String sender(MimeMessage mail) throws MessagingException {
        var from = mail.getHeader("From", ",");
        var start = from == null ? -1 : from.lastIndexOf('<');
        return from == null
                ? null
                : start < 0 ? from.strip() : from.substring(start + 1).replaceAll(">.*", "");
    }

    private static void ids(String header, Set<UUID> into) {
        var found = OURS.matcher(header == null ? "" : header);
        while (found.find()) {
            into.add(UUID.fromString(found.group(1)));
        }
    }

    /** Keeps the sender out of logs. */
    @Override
    public String toString() {
        return "IncomingMail";
    }
}
