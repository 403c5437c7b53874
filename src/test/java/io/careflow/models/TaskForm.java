package io.careflow.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Camunda Form as its file has it. */
record TaskForm(String id, JsonNode json) {

    private static final List<String> WORDS = List.of("label", "description", "text");

    static TaskForm of(Path file) {
        var json = JsonMapper.shared().readTree(ModelFolder.text(file));
        return new TaskForm(json.path("id").asString(), json);
    }

    /** What a reader of this language would see in another one: {@code text_reply label}. */
    List<String> untranslated(String language) {
        var missing = new ArrayList<String>();
        untranslated(json.path("components"), language, missing);
        return missing;
    }

    private static void untranslated(JsonNode components, String language, List<String> missing) {
        for (var component : components) {
            for (var word : WORDS) {
                if (component.has(word)) {
                    require(component, word + "." + language, missing);
                }
            }
            for (var option : component.path("values")) {
                require(component, "value." + option.get("value").asString() + "." + language, missing);
            }
            untranslated(component.path("components"), language, missing);
        }
    }

    private static void require(JsonNode component, String property, List<String> missing) {
        if (component.path("properties").path(property).asString("").isBlank()) {
            missing.add(component.path("key").asString(component.path("id").asString()) + " " + property);
        }
    }
}
