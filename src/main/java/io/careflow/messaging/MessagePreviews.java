package io.careflow.messaging;

import io.careflow.messaging.sms.SmsText;
import io.careflow.messaging.template.Content;
import io.careflow.messaging.template.TemplateFault;
import io.careflow.messaging.template.Templates;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Messages as they would be sent, to look at before anybody gets them. */
@Service
public class MessagePreviews {

    private final Templates templates;

    MessagePreviews(Templates templates) {
        this.templates = templates;
    }

    /**
     * A template filled with values, from its files as they are now.
     *
     * @param locale a language tag, {@code zh-CN}; the next best translation is taken, as for a customer
     * @throws ProblemException 400 when the locale is none, 422 when the template is missing or malformed or a variable is
     *     missing, naming it
     */
    public MessagePreview ofTemplate(Channel channel, String template, String locale, Map<String, Object> variables) {
        return preview(
                channel, refusing("template", () -> templates.preview(channel, template, language(locale), variables)));
    }

    /**
     * A text that is no template yet, filled with values.
     *
     * @throws ProblemException 422 when it is malformed or a variable is missing, naming it
     */
    public MessagePreview ofText(Channel channel, String text, Map<String, Object> variables) {
        return preview(channel, refusing("text", () -> Templates.previewText(text, variables)));
    }

    /**
     * What a template says of whom and what it is about.
     *
     * @throws ProblemException as {@link #ofTemplate}
     */
    public SequencedSet<String> variables(Channel channel, String template, String locale) {
        return refusing("template", () -> templates.variables(channel, template, language(locale)));
    }

    /** Every template in every language that it has. */
    public List<WrittenTemplate> templates() {
        return templates.all();
    }

    /** What was changed and cannot be used, as the last messages found. */
    public List<RefusedTemplate> refused() {
        return templates.refused();
    }

    private static MessagePreview preview(Channel channel, Content content) {
        if (channel == Channel.EMAIL) {
            return new MessagePreview(channel, content.subject(), content.text(), content.html(), null, null, null);
        }
        var sms = SmsText.of(content.text());
        return new MessagePreview(
                channel, null, content.text(), null, sms.encoding(), sms.characters(), sms.segments());
    }

    private static Locale language(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw ProblemException.invalid("locale", "is no language tag, as zh-CN");
        }
    }

    private static <T> T refusing(String part, Supplier<T> made) {
        try {
            return made.get();
        } catch (TemplateFault e) {
            var field = e.variable() == null ? part : "variables." + e.variable();
            throw ProblemException.unprocessable(
                    e.getMessage(),
                    List.of(new FieldProblem(field, e.variable() == null ? e.getMessage() : "is missing")));
        }
    }
}
