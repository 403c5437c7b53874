package io.careflow.messaging.template;

/**
 * A filled template.
 *
 * @param subject null for an SMS
 * @param text the plain text
 * @param html null for an SMS
 */
public record Content(String subject, String text, String html) {

    /** An SMS, which is text alone. */
    public static Content of(String text) {
        return new Content(null, text, null);
    }
}
