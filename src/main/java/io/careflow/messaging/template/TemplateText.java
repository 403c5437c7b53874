package io.careflow.messaging.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Mustache.Compiler;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One file of a template, read and understood. */
final class TemplateText {

    // A missing variable must stop the message, never leave a hole in it.
    private static final Compiler STRICT =
            Mustache.compiler().strictSections(true).emptyStringIsFalse(true);

    private static final Pattern TAG = Pattern.compile("\\{\\{[^{}]*}}");

    private final String file;
    private final Template template;

    private TemplateText(String file, Compiler compiler, String source) {
        this.file = file;
        // The library would send it as it is.
        if (TAG.matcher(source).replaceAll("").contains("{{")) {
            throw new TemplateFault(file + " is malformed: a {{ has no }}");
        }
        try {
            this.template = compiler.compile(source);
        } catch (MustacheException e) {
            throw malformed(e);
        }
    }

    /**
     * A text in which values stand as they are.
     *
     * @param file for people who must find it
     * @param layouts gives the text of what {@code {{<name}}} puts this one's blocks into
     * @throws TemplateFault when it is malformed
     */
    static TemplateText plain(String file, String source, Function<String, String> layouts) {
        return new TemplateText(
                file, STRICT.escapeHTML(false).withLoader(name -> new StringReader(layouts.apply(name))), source);
    }

    /**
     * A text in which values are escaped: nothing that a customer wrote becomes markup.
     *
     * @throws TemplateFault when it is malformed or switches escaping off
     */
    static TemplateText html(String file, String source, Function<String, String> layouts) {
        return new TemplateText(
                file,
                STRICT.escapeHTML(true)
                        .withLoader(name -> new StringReader(escaped(file + " (" + name + ")", layouts.apply(name)))),
                escaped(file, source));
    }

    /** @throws TemplateFault when it needs a variable that is not there or null */
    String fill(Map<String, Object> variables) {
        try {
            return template.execute(variables);
        } catch (MustacheException.Context e) {
            throw TemplateFault.missing(file, e.lineNo, e.key);
        } catch (MustacheException e) {
            throw malformed(e);
        }
    }

    /** Adds the variables that it says. */
    void collect(SequencedSet<String> names) {
        template.visit(new NamedVariables(names));
    }

    private TemplateFault malformed(MustacheException e) {
        return new TemplateFault(file + " is malformed: " + e.getMessage());
    }

    private static String escaped(String file, String source) {
        if (source.contains("{{{") || source.contains("{{&")) {
            throw new TemplateFault(file + " switches escaping off; a value may only stand as {{value}}");
        }
        return source;
    }
}
