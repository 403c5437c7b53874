package io.careflow.messaging.template;

import io.careflow.messaging.document.Attachment;
import java.util.List;

/**
 * A filled template.
 *
 * @param subject null for an SMS
 * @param text the plain text
 * @param html null for an SMS
 * @param images that the HTML shows, as {@code cid:<name>}
 */
public record Content(String subject, String text, String html, List<Attachment> images) {

    /** A mail without images. */
    public Content(String subject, String text, String html) {
        this(subject, text, html, List.of());
    }

    /** An SMS, which is text alone. */
    public static Content of(String text) {
        return new Content(null, text, null);
    }
}
