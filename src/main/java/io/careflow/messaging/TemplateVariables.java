package io.careflow.messaging;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/**
 * What templates may say about a subject. Every module that knows something about it offers one as a bean; what they
 * offer is merged. It is asked when a message is planned
 * (inside that transaction) and again just before it is sent.
 */
public interface TemplateVariables {

    /**
     * The values by name: texts, numbers, booleans, lists and maps of these. Leave out what there is none of: a
     * template that needs it fails, naming it.
     *
     * @param locale for texts and dates, see {@link DateTexts}
     * @param zone the customer's time zone
     * @return empty when the subject is none of this module's
     */
    Map<String, Object> variables(MessageSubject subject, Locale locale, ZoneId zone);
}
