package io.careflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Models and code know each other: nothing is missing, nothing is left over. */
class ModelContractTest {

    @Test
    void everyJobTypeHasAWorker() {
        assertThat(SourceCode.jobTypes()).containsAll(inModels(ProcessModel::jobTypes));
    }

    @Test
    void everyWorkerIsUsedByAModelOrOfferedToDesigners() {
        var wanted = inModels(ProcessModel::jobTypes);
        ElementTemplate.all().forEach(template -> wanted.add(template.jobType()));
        assertThat(SourceCode.jobTypes()).isEqualTo(wanted);
    }

    @Test
    void everyMessageIsPublishedAndEveryPublishedOneIsWaitedFor() {
        assertThat(SourceCode.messages()).isEqualTo(inModels(ProcessModel::messages));
    }

    @Test
    void everyErrorIsThrownAndEveryThrownOneIsCaught() {
        assertThat(SourceCode.errorCodes()).isEqualTo(inModels(ProcessModel::errorCodes));
    }

    @Test
    void everyCalledDecisionExistsAndEveryDecisionIsCalled() {
        var files = ModelFolder.decisions().stream().map(Xml::read).toList();
        var called = inModels(model -> model.values("calledDecision", "decisionId"));
        files.stream()
                .flatMap(file -> Xml.elements(file, "requiredDecision"))
                .forEach(required -> called.add(required.getAttribute("href").substring(1)));
        called.addAll(SourceCode.decisions());
        assertThat(names(files.stream().flatMap(file -> Xml.elements(file, "decision")), "id"))
                .isEqualTo(called);
    }

    @Test
    void everyFormExistsUnderItsOwnNameAndIsShown() {
        assertThat(ModelFolder.forms()).allSatisfy(file -> assertThat(file.getFileName())
                .hasToString(TaskForm.of(file).id() + ".form"));
        assertThat(ModelFolder.forms().stream().map(TaskForm::of).map(TaskForm::id))
                .containsExactlyInAnyOrderElementsOf(inModels(model -> model.values("formDefinition", "formId")));
    }

    @Test
    void whatIsDeployedTogetherStaysTogether() {
        assertThat(inModels(model -> Stream.of("calledDecision", "formDefinition")
                        .flatMap(reference -> Xml.elements(model.root(), reference))
                        .map(reference -> reference.getAttribute("bindingType"))))
                .containsExactly("deployment");
    }

    @Test
    void filesAreNamedAfterTheirProcess() {
        assertThat(ProcessModel.all()).allSatisfy(model -> assertThat(model.processIds())
                .map(id -> id.replace("Process_", "")
                                .replaceAll("(?<!^)([A-Z])", "-$1")
                                .toLowerCase(Locale.ROOT) + ".bpmn")
                .containsExactly(model.file().getFileName().toString()));
    }

    @Test
    void everyUserTaskIsANativeOneForAGroup() {
        assertThat(ProcessModel.all().stream().flatMap(ProcessModel::userTasks)).allSatisfy(task -> {
            assertThat(Xml.elements(task, "userTask"))
                    .as(task.getAttribute("id"))
                    .isNotEmpty();
            assertThat(Xml.elements(task, "assignmentDefinition").map(group -> group.getAttribute("candidateGroups")))
                    .as(task.getAttribute("id"))
                    .isNotEmpty()
                    .doesNotContain("");
        });
    }

    @Test
    void appliedElementTemplatesFitTheirTasks() {
        var templates = ElementTemplate.all().stream()
                .collect(Collectors.toMap(template -> template.id() + " " + template.version(), Function.identity()));
        var tasks = ProcessModel.all().stream()
                .flatMap(model -> model.serviceTasks().stream())
                .filter(task -> task.template() != null)
                .toList();
        assertThat(tasks).isNotEmpty().allSatisfy(task -> {
            var template = templates.get(task.template() + " " + task.templateVersion());
            assertThat(template).as("template of " + task.id()).isNotNull();
            assertThat(task.jobType()).isEqualTo(template.jobType());
            assertThat(task.inputs().keySet())
                    .as(task.id())
                    .containsAll(template.requiredInputs())
                    .allMatch(template::hasInput);
            task.inputs().forEach((input, value) -> assertThat(template.offers(input, value))
                    .as("%s: %s = %s", task.id(), input, value)
                    .isTrue());
        });
    }

    @Test
    void tasksThatATemplateFitsUseIt() {
        var types = ElementTemplate.all().stream().map(ElementTemplate::jobType).toList();
        assertThat(ProcessModel.all().stream().flatMap(model -> model.serviceTasks().stream()))
                .filteredOn(task -> types.contains(task.jobType()))
                .allSatisfy(task -> assertThat(task.template()).as(task.id()).isNotNull());
    }

    private static Set<String> inModels(Function<ProcessModel, Stream<String>> part) {
        return ProcessModel.all().stream().flatMap(part).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Stream<Element> elements, String attribute) {
        return elements.map(element -> element.getAttribute(attribute)).collect(Collectors.toCollection(TreeSet::new));
    }
}
