package io.careflow.messaging.template;

import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.TemplateVariables;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Everything the modules offer about a subject, in one map. */
@Component
public class SubjectVariables {

    private final List<TemplateVariables> providers;

    SubjectVariables(List<TemplateVariables> providers) {
        this.providers = providers;
    }

    /**
     * What modules offer, and what whoever asked for the message wants said, in a map that may be changed.
     *
     * @throws TemplateFault when a module offers what is said by another
     * @throws IllegalStateException when two modules offer the same name
     */
    public Map<String, Object> of(MessageSubject subject, Locale locale, ZoneId zone, Map<String, Object> said) {
        var merged = of(subject, locale, zone);
        said.forEach((name, value) -> {
            if (merged.put(name, value) != null) {
                throw new TemplateFault("The variable '" + name + "' is told by the records alone");
            }
        });
        return merged;
    }

    /**
     * A map that may be changed.
     *
     * @throws IllegalStateException when two modules offer the same name
     */
    public Map<String, Object> of(MessageSubject subject, Locale locale, ZoneId zone) {
        var merged = new HashMap<String, Object>();
        for (var provider : providers) {
            provider.variables(subject, locale, zone).forEach((name, value) -> {
                if (merged.put(name, value) != null) {
                    throw new IllegalStateException("Two modules offer the template variable '" + name + "'");
                }
            });
        }
        return merged;
    }
}
