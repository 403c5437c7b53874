package io.careflow.messaging.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Map;
import java.util.function.Function;

/**
 * One file of a template.
 *
 * @param file for people who must find it
 * @param source its text
 * @param layouts gives the file that {@code {{<name}}} puts this one's blocks into
 */
record TemplateText(String file, String source, Function<String, TemplateText> layouts) {

    // A missing variable must stop the message, never leave a hole in it.
    private static final Mustache.Compiler STRICT =
            Mustache.compiler().strictSections(true).emptyStringIsFalse(true);

    /** Filled, with the values as they are. */
    String plain(Map<String, Object> variables) {
        return fill(
                STRICT.escapeHTML(false).withLoader(name -> layouts.apply(name).reader()), variables);
    }

    /** Filled, with the values escaped: nothing that a customer wrote becomes markup. */
    String html(Map<String, Object> variables) {
        return escaped()
                .fill(
                        STRICT.escapeHTML(true)
                                .withLoader(
                                        name -> layouts.apply(name).escaped().reader()),
                        variables);
    }

    private TemplateText escaped() {
        if (source.contains("{{{") || source.contains("{{&")) {
            throw new TemplateFault(file + " switches escaping off; a value may only stand as {{value}}");
        }
        return this;
    }

    private Reader reader() {
        return new StringReader(source);
    }

    private String fill(Mustache.Compiler compiler, Map<String, Object> variables) {
        try {
            return compiler.compile(source).execute(variables);
        } catch (MustacheException.Context e) {
            throw new TemplateFault(file + " line " + e.lineNo + " needs '" + e.key + "', which nobody offers");
        } catch (MustacheException e) {
            throw new TemplateFault(file + " is malformed: " + e.getMessage());
        }
    }
}
