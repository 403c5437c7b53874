package io.careflow.messaging.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.util.Map;

/**
 * One file of a template.
 *
 * @param file for people who must find it
 * @param source its text
 */
record TemplateText(String file, String source) {

    // A missing variable must stop the message, never leave a hole in it.
    private static final Mustache.Compiler STRICT =
            Mustache.compiler().strictSections(true).emptyStringIsFalse(true);

    /** Filled, with the values as they are. */
    String plain(Map<String, Object> variables) {
        return fill(STRICT.escapeHTML(false), variables);
    }

    /** Filled, with the values escaped: nothing that a customer wrote becomes markup. */
    String html(Map<String, Object> variables) {
        if (source.contains("{{{") || source.contains("{{&")) {
            throw new TemplateFault(file + " switches escaping off; a value may only stand as {{value}}");
        }
        return fill(STRICT.escapeHTML(true), variables);
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
