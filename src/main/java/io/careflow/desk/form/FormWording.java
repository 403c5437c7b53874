package io.careflow.desk.form;

import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a form into the reader's language. Forms are written in English; a field's custom properties, which Modeler
 * offers, carry the other languages: {@code label.zh}, {@code description.zh}, {@code text.zh}, {@code value.yes.zh}.
 */
@Component
public class FormWording {

    /** The form's schema with the texts of that language, where it has them. */
    public JsonNode in(FormSchema form, Locale locale) {
        var schema = form.schema().deepCopy();
        translate(schema.path("components"), "." + locale.getLanguage());
        return schema;
    }

    private void translate(JsonNode components, String language) {
        for (var component : components) {
            if (component instanceof ObjectNode field) {
                field.path("properties").properties().forEach(property -> {
                    if (property.getKey().endsWith(language)) {
                        var name =
                                property.getKey().substring(0, property.getKey().length() - language.length());
                        put(field, name, property.getValue().asString());
                    }
                });
            }
            translate(component.path("components"), language);
        }
    }

    private static void put(ObjectNode field, String name, String text) {
        if (!name.startsWith("value.")) {
            field.put(name, text);
            return;
        }
        var value = name.substring("value.".length());
        for (var option : field.path("values")) {
            if (option instanceof ObjectNode choice
                    && choice.path("value").asString("").equals(value)) {
                choice.put("label", text);
            }
        }
    }
}
