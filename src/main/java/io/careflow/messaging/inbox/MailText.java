package io.careflow.messaging.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/** What somebody wrote in a mail, without what they quote. */
final class MailText {

    private static final int LONGEST = 20_000;
    private static final int DEEPEST = 20;

    /** Where mail programs begin to quote: nothing that follows is new. */
    private static final Pattern QUOTE =
            Pattern.compile("(?m)^(?:-{2,} ?(?:Original Message|Forwarded message|原始邮件|原邮件|转发邮件).*"
                    + "|On .{1,200}(?:\\R.{1,100})?wrote:\\s*"
                    + "|在 ?.{1,200}(?:\\R.{1,100})?写道[：:]\\s*"
                    + "|_{20,}\\s*"
                    + "|(?:From|发件人)[：:] ?.*\\R(?:.*\\R){0,2}(?:Sent|Date|发送时间|日期)[：:].*)$");

    private MailText() {}

    /** Empty when the mail has no words of its own. */
    static Optional<String> of(Part mail) throws MessagingException, IOException {
        var found = find(mail, 0);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var text = found.get().replace("\0", "").replace("\r\n", "\n").replace('\r', '\n');
        var own = withoutQuotes(text);
        var kept = own.isBlank() ? text.strip() : own;
        return kept.isBlank()
                ? Optional.empty()
                : Optional.of(kept.length() > LONGEST ? kept.substring(0, LONGEST - 1) + "…" : kept);
    }

    /** The names of files that came with it. */
    static List<String> files(Part part) throws MessagingException, IOException {
        var names = new ArrayList<String>();
        files(part, names, 0);
        return names;
    }

    private static void files(Part part, List<String> names, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) {
            return;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                files(parts.getBodyPart(i), names, depth + 1);
            }
        } else if (part.getFileName() != null) {
            names.add(part.getFileName().replaceAll("\\p{Cntrl}+", " ").strip());
        }
    }

    private static String withoutQuotes(String text) {
        var quote = QUOTE.matcher(text);
        var own = quote.find() ? text.substring(0, quote.start()) : text;
        return own.lines()
                .filter(line -> !line.startsWith(">"))
                .reduce((before, line) -> before + "\n" + line)
                .orElse("")
                .strip();
    }

    private static Optional<String> find(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return Optional.empty();
        }
        if (part.isMimeType("text/html")) {
            return Optional.of(withoutMarkup(decoded(part)));
        }
        if (part.isMimeType("text/*")) {
            return Optional.of(decoded(part));
        }
        if (!part.isMimeType("multipart/*") || !(part.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        var html = Optional.<String>empty();
        for (int i = 0; i < parts.getCount(); i++) {
            var each = parts.getBodyPart(i);
            var text = find(each, depth + 1).filter(words -> !words.isBlank());
            if (text.isPresent() && !each.isMimeType("text/html")) {
                return text;
            }
            html = html.or(() -> text);
        }
        return html;
    }

    /** As it was meant: what calls itself GB2312 often is more, and a charset that nobody knows is guessed. */
    private static String decoded(Part part) throws MessagingException, IOException {
        return new String(part.getInputStream().readAllBytes(), charset(part));
    }

    private static Charset charset(Part part) throws MessagingException {
        try {
            var named = new ContentType(part.getContentType()).getParameter("charset");
            if (named == null) {
                return StandardCharsets.UTF_8;
            }
            var java = named.toLowerCase(Locale.ROOT);
            return Charset.forName(java.equals("gb2312") || java.equals("gbk") ? "GB18030" : java);
        } catch (ParseException | IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String withoutMarkup(String html) {
        var lines = html.replaceAll("(?is)<(head|style|script|blockquote)\\b.*?</\\1\\s*>", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("(?i)<br\\s*/?>|</(p|div|li|tr|h[1-6])\\s*>", "\n")
                .replaceAll("<[^>]*>", "");
        return StringEscapeUtils.unescapeHtml4(lines)
                .replace('\u00A0', ' ')
                .replaceAll("(?m)^ +| +$", "")
                .replaceAll("\n{3,}", "\n\n");
    }
}
