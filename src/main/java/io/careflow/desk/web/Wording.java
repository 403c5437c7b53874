package io.careflow.desk.web;

import io.careflow.customer.Interaction;
import io.careflow.engine.ElementNames;
import io.careflow.engine.OpenIncident;
import io.careflow.platform.Money;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Codes of records in the reader's language; a code that no bundle knows is shown as it is. */
@Component("wording")
class Wording {

    private final MessageSource messages;
    private final TimeWords times;
    private final ElementNames elements;

    Wording(MessageSource messages, TimeWords times, ElementNames elements) {
        this.messages = messages;
        this.times = times;
        this.elements = elements;
    }

    /** A code's word: {@code of("value.severity", "high")}. */
    public String of(String prefix, Object code) {
        var text = String.valueOf(code);
        return messages.getMessage(prefix + "." + text, null, text, LocaleContextHolder.getLocale());
    }

    /** A fact's value in words. */
    public String value(String label, Object value) {
        if (value instanceof Money money) {
            return RecordWords.money(money, LocaleContextHolder.getLocale());
        }
        return value instanceof Instant at ? times.exact(at) : of("value." + label, value);
    }

    /** Where an incident stands: as the bundle calls the element, else the model, else its id. */
    public String element(OpenIncident incident) {
        var id = incident.elementId();
        var modelled = elements.of(incident.processId(), id).orElse(id);
        return messages.getMessage(id, null, modelled, LocaleContextHolder.getLocale());
    }

    /** The values whose keys the bundle has a label for, labelled and in the bundle's words, in a fixed order. */
    Map<String, String> known(String prefix, Map<String, Object> values) {
        var labelled = new TreeMap<String, String>();
        values.forEach((key, value) -> {
            var label = messages.getMessage(prefix + "." + key, null, null, LocaleContextHolder.getLocale());
            if (label != null && value != null) {
                labelled.put(label, of("value." + key, value));
            }
        });
        return labelled;
    }

    /** The sentence of a timeline entry. */
    public String sentence(Interaction entry) {
        return messages.getMessage(
                "timeline." + entry.summary(),
                entry.arguments().toArray(),
                of("value.kind", entry.kind()),
                LocaleContextHolder.getLocale());
    }
}
