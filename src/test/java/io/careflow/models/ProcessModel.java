package io.careflow.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** What a BPMN file refers to outside itself. */
record ProcessModel(Path file, Element root) {

    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

    static List<ProcessModel> all() {
        return ModelFolder.processes().stream()
                .map(file -> new ProcessModel(file, Xml.read(file)))
                .toList();
    }

    /** The values of an attribute on all elements of a name; no element without it counts. */
    Stream<String> values(String element, String attribute) {
        return Xml.elements(root, element)
                .map(found -> found.getAttribute(attribute))
                .filter(value -> !value.isEmpty());
    }

    Stream<String> processIds() {
        return values("process", "id");
    }

    /** Jobs of tasks and of listeners, those included that the deployer adds to user tasks. */
    Stream<String> jobTypes() {
        return Stream.of(
                        values("taskDefinition", "type"),
                        values("executionListener", "type"),
                        values("taskListener", "type"),
                        userTasks().map(task -> "desk-task").distinct())
                .flatMap(types -> types);
    }

    /** Each message that is waited for or sent in the flow: what is declared but not used counts not. */
    Stream<String> messages() {
        var names = new HashMap<String, String>();
        Xml.elements(root, "message")
                .forEach(message -> names.put(message.getAttribute("id"), message.getAttribute("name")));
        return Xml.elements(root, "*")
                .map(element -> names.get(element.getAttribute("messageRef")))
                .filter(Objects::nonNull);
    }

    Stream<String> errorCodes() {
        return values("error", "errorCode");
    }

    Stream<Element> userTasks() {
        return Xml.elements(root, "userTask")
                .filter(task -> !task.getNamespaceURI().equals(ZEEBE));
    }

    List<Task> serviceTasks() {
        return Stream.of("serviceTask", "sendTask", "businessRuleTask", "scriptTask")
                .flatMap(kind -> Xml.elements(root, kind))
                .map(Task::of)
                .toList();
    }

    /**
     * A task done by a worker.
     *
     * @param jobType null for a decision table
     * @param template id of the element template that was applied; null for none
     * @param inputs source by target; a source that starts with {@code =} is an expression
     */
    record Task(
            String id,
            String jobType,
            String template,
            String templateVersion,
            Map<String, String> inputs,
            List<String> results) {

        private static Task of(Element task) {
            var inputs = new HashMap<String, String>();
            Xml.elements(task, "input")
                    .forEach(input -> inputs.put(input.getAttribute("target"), input.getAttribute("source")));
            var results = new ArrayList<String>();
            Xml.elements(task, "output").forEach(output -> results.add(output.getAttribute("source")));
            return new Task(
                    task.getAttribute("id"),
                    Xml.elements(task, "taskDefinition")
                            .map(definition -> definition.getAttribute("type"))
                            .findFirst()
                            .orElse(null),
                    zeebe(task, "modelerTemplate"),
                    zeebe(task, "modelerTemplateVersion"),
                    inputs,
                    results);
        }

        private static String zeebe(Element task, String attribute) {
            return Optional.of(task.getAttributeNS(ZEEBE, attribute))
                    .filter(value -> !value.isEmpty())
                    .orElse(null);
        }
    }
}
