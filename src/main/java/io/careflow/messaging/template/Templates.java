package io.careflow.messaging.template;

import io.careflow.messaging.Channel;
import io.careflow.platform.ModelFiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle.Control;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The texts of messages: {@code templates/email/<name>/<locale>.subject}, {@code .txt} and {@code .html}, and
 * {@code templates/sms/<name>/<locale>.txt}, in Mustache. {@code {{<layout}}} in one of them means the file of the same
 * locale in {@code templates/email/layout/}.
 */
@Component
public class Templates {

    private static final Control LOCALES = Control.getControl(Control.FORMAT_DEFAULT);
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final ModelFiles files;
    private final Locale fallback;

    Templates(ModelFiles files, @Value("${careflow.default-locale:zh-CN}") String fallback) {
        this.files = files;
        this.fallback = Locale.forLanguageTag(fallback);
    }

    /**
     * Fills a template in the wanted language, or the next best: {@code zh-CN}, then {@code zh}, then the default locale.
     *
     * @param variables what it may say, see {@link SubjectVariables}
     * @throws TemplateFault when it is missing, malformed, or needs a variable that is not there or null
     */
    public Content fill(Channel channel, String template, Locale wanted, Map<String, Object> variables) {
        var translation = translation(channel, template, wanted);
        var text = file(translation + ".txt").plain(variables);
        if (channel == Channel.SMS) {
            return Content.of(text.strip());
        }
        return new Content(
                file(translation + ".subject").plain(variables).strip(),
                text,
                file(translation + ".html").html(variables));
    }

    private String translation(Channel channel, String template, Locale wanted) {
        var folder = "templates/" + channel.text() + "/" + named(template) + "/";
        return Stream.of(wanted, fallback)
                .flatMap(locale -> candidates(locale).stream())
                .map(locale -> folder + locale.toLanguageTag())
                .filter(translation -> files.text(translation + ".txt").isPresent())
                .findFirst()
                .orElseThrow(() -> new TemplateFault(
                        folder + " has no text for " + wanted.toLanguageTag() + " nor " + fallback.toLanguageTag()));
    }

    private static List<Locale> candidates(Locale locale) {
        return LOCALES.getCandidateLocales("", locale).stream()
                .filter(candidate -> !candidate.equals(Locale.ROOT))
                .toList();
    }

    private static String named(String template) {
        if (!NAME.matcher(template).matches()) {
            throw new TemplateFault("A template's name is kebab-case, and this is not");
        }
        return template;
    }

    private TemplateText file(String path) {
        var text = files.text(path).orElseThrow(() -> new TemplateFault(path + " does not exist"));
        return new TemplateText(path, text, layout -> file(path.replaceFirst("[^/]+(?=/[^/]+$)", named(layout))));
    }
}
