package io.careflow.desk.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A Camunda Form.
 *
 * @param id the form's id
 * @param schema the whole form, as form-js renders it
 * @param fields what can be filled in, by key, in the form's order
 */
public record FormSchema(String id, JsonNode schema, Map<String, FormField> fields) {

    /** Reads a form; groups are entered, static text is left out. */
    public static FormSchema of(JsonNode schema) {
        var found = new ArrayList<FormField>();
        collect(schema.path("components"), found);
        var fields = new LinkedHashMap<String, FormField>();
        found.forEach(field -> fields.put(field.key(), field));
        return new FormSchema(schema.path("id").asString(""), schema, fields);
    }

    private static void collect(JsonNode components, List<FormField> found) {
        for (var component : components) {
            if (component.path("type").asString("").equals("group")) {
                collect(component.path("components"), found);
            } else if (component.has("key") && FormField.Type.known(component)) {
                found.add(FormField.of(component));
            }
        }
    }
}
