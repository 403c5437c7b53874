package io.careflow.messaging.template;

import io.careflow.messaging.Channel;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Function;

/** A template in one language, as its files are at one time. */
final class Translation {

    private final String path;
    private final MailParts parts;
    private final TemplateText subject;
    private final TemplateText text;
    private final TemplateText html;

    /**
     * Reads a template.
     *
     * @param path {@code templates/email/complaint-response/zh}
     * @param files the texts of its files, by path
     * @param parts what mails need besides
     * @throws TemplateFault when one is missing or malformed
     */
    Translation(Channel channel, String path, Function<String, String> files, MailParts parts) {
        this.path = path;
        this.parts = parts;
        this.text = TemplateText.plain(path + ".txt", files.apply(path + ".txt"), layout(path + ".txt", files));
        if (channel == Channel.SMS) {
            this.subject = null;
            this.html = null;
        } else {
            this.subject = TemplateText.plain(
                    path + ".subject", files.apply(path + ".subject"), layout(path + ".subject", files));
            this.html = TemplateText.html(path + ".html", files.apply(path + ".html"), layout(path + ".html", files));
        }
    }

    Content fill(Map<String, Object> variables) {
        if (html == null) {
            return Content.of(text.fill(variables).strip());
        }
        var mail = new Content(subject.fill(variables).strip(), text.fill(variables), html.fill(variables));
        return parts.complete(path, mail, variables);
    }

    /** The variables that it says, in the order in which they come up. */
    SequencedSet<String> variables() {
        var names = new LinkedHashSet<String>();
        if (html != null) {
            subject.collect(names);
        }
        text.collect(names);
        if (html != null) {
            html.collect(names);
        }
        return names;
    }

    private static Function<String, String> layout(String file, Function<String, String> files) {
        return name -> files.apply(file.replaceFirst("[^/]+(?=/[^/]+$)", Templates.named(name)));
    }
}
