package io.careflow.messaging.template;

import io.careflow.messaging.Channel;
import io.careflow.messaging.RefusedTemplate;
import io.careflow.messaging.WrittenTemplate;
import io.careflow.platform.ModelFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle.Control;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The texts of messages: {@code templates/email/<name>/<locale>.subject}, {@code .txt} and {@code .html}, and
 * {@code templates/sms/<name>/<locale>.txt}, in Mustache. {@code {{<layout}}} in one of them means the file of the same
 * locale in {@code templates/email/layout/}. Where {@code careflow.models} names a directory, a file that is edited there
 * is used from the next message on; one that cannot be used is refused, and messages are made as before.
 */
@Component
public class Templates {

    private static final Control LOCALES = Control.getControl(Control.FORMAT_DEFAULT);
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern FILE = Pattern.compile(".*/templates/(email|sms)/([^/]+)/([^/]+)\\.txt");
    private static final String LAYOUT = "layout";

    /** What customers cannot do without has no links to stop it; a layout may ask all the same. */
    private static final Map<String, Object> NO_LINKS = Map.of("unsubscribeUrl", "", "preferencesUrl", "");

    private final ModelFiles files;
    private final MailParts parts;
    private final Locale fallback;
    private final Map<String, KeptTranslation> kept = new ConcurrentHashMap<>();

    Templates(ModelFiles files, @Value("${careflow.default-locale:zh-CN}") String fallback) {
        this.files = files;
        this.parts = new MailParts(files);
        this.fallback = Locale.forLanguageTag(fallback);
    }

    /**
     * Fills a template in the wanted language, or the next best: {@code zh-CN}, then {@code zh}, then the default locale.
     *
     * @param variables what it may say, see {@link SubjectVariables}
     * @throws TemplateFault when it is missing, malformed, or needs a variable that is not there or null
     */
    public Content fill(Channel channel, String template, Locale wanted, Map<String, Object> variables) {
        return kept.computeIfAbsent(
                        translation(channel, template, wanted),
                        path -> new KeptTranslation(channel, path, this::text, parts))
                .fill(withLinks(variables));
    }

    /**
     * Fills a template from its files as they are, whether messages use them or not.
     *
     * @throws TemplateFault as {@link #fill}
     */
    public Content preview(Channel channel, String template, Locale wanted, Map<String, Object> variables) {
        return read(channel, template, wanted).fill(withLinks(variables));
    }

    /**
     * Fills a text that is no template yet.
     *
     * @throws TemplateFault when it is malformed, or needs a variable that is not there or null
     */
    public static Content previewText(String text, Map<String, Object> variables) {
        return Content.of(TemplateText.plain("text", text, name -> {
                    throw new TemplateFault("text has no layout");
                })
                .fill(variables));
    }

    /**
     * The variables that a template says, in the order in which they come up.
     *
     * @throws TemplateFault when it is missing or malformed
     */
    public SequencedSet<String> variables(Channel channel, String template, Locale wanted) {
        return read(channel, template, wanted).variables();
    }

    /** Every template in every language that it has, by channel, name and language. */
    public List<WrittenTemplate> all() {
        return files.find("templates/*/*/*.txt").stream()
                .map(file -> FILE.matcher(
                        file.getDescription().replaceFirst("[\\])]$", "").replace('\\', '/')))
                .filter(file -> file.matches() && !file.group(2).equals(LAYOUT))
                .map(file -> new WrittenTemplate(Channel.of(file.group(1)), file.group(2), file.group(3)))
                .toList();
    }

    /** What was changed and cannot be used, as the last messages found. */
    public List<RefusedTemplate> refused() {
        return kept.entrySet().stream()
                .filter(one -> one.getValue().fault() != null)
                .map(one -> new RefusedTemplate(one.getKey(), one.getValue().fault()))
                .sorted((one, other) -> one.path().compareTo(other.path()))
                .toList();
    }

    private Translation read(Channel channel, String template, Locale wanted) {
        return new Translation(channel, translation(channel, template, wanted), this::text, parts);
    }

    private static Map<String, Object> withLinks(Map<String, Object> variables) {
        var all = new HashMap<>(NO_LINKS);
        all.putAll(variables);
        return all;
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

    static String named(String template) {
        if (!NAME.matcher(template).matches()) {
            throw new TemplateFault("A template's name is kebab-case, and this is not");
        }
        return template;
    }

    private String text(String path) {
        return files.text(path).orElseThrow(() -> new TemplateFault(path + " does not exist"));
    }
}
