package io.careflow.models;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Modeler offers to designers for a kind of task. */
record ElementTemplate(Path file, JsonNode json) {

    static List<ElementTemplate> all() {
        return ModelFolder.elementTemplates().stream()
                .map(file -> new ElementTemplate(file, JsonMapper.shared().readTree(ModelFolder.text(file))))
                .toList();
    }

    String id() {
        return json.get("id").asString();
    }

    String version() {
        return json.get("version").asString();
    }

    String jobType() {
        return properties("zeebe:taskDefinition")
                .map(property -> property.get("value").asString())
                .collect(Collectors.joining());
    }

    /** What a task must be given, whatever is left empty otherwise. */
    List<String> requiredInputs() {
        return properties("zeebe:input")
                .filter(property -> !property.path("optional").asBoolean(false))
                .map(property -> property.at("/binding/name").asString())
                .toList();
    }

    /** Whether a designer could choose this; everything for what is not chosen from a list. */
    boolean offers(String input, String value) {
        return properties("zeebe:input")
                .filter(property -> property.at("/binding/name").asString().equals(input))
                .filter(property -> property.has("choices"))
                .allMatch(property -> property.get("choices")
                        .valueStream()
                        .anyMatch(choice -> choice.get("value").asString().equals(value)));
    }

    boolean hasInput(String input) {
        return properties("zeebe:input")
                .anyMatch(property -> property.at("/binding/name").asString().equals(input));
    }

    private Stream<JsonNode> properties(String binding) {
        return json.get("properties")
                .valueStream()
                .filter(property -> property.at("/binding/type").asString().equals(binding));
    }
}
