package io.careflow.engine;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BpmnModelElementInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What the processes of a set may refer to: its decisions and its forms. */
record ModelReferences(Set<String> decisions, Set<String> forms) {

    static ModelReferences of(List<ModelFile> files) {
        return new ModelReferences(
                files.stream()
                        .filter(ModelFile::isDecision)
                        .flatMap(file -> ModelReader.decisions(file).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                files.stream()
                        .filter(file -> !file.isDecision() && !file.isProcess())
                        .map(ModelReader::form)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** @throws io.careflow.platform.StartFailure if the process names a decision or a form that is not in the set */
    void check(ModelFile file, BpmnModelInstance process) {
        for (var called : process.getModelElementsByType(ZeebeCalledDecision.class)) {
            known(file, called, called.getDecisionId(), decisions, "decision");
        }
        for (var form : process.getModelElementsByType(ZeebeFormDefinition.class)) {
            known(file, form, form.getFormId(), forms, "form");
        }
    }

    private static void known(
            ModelFile file, BpmnModelElementInstance reference, String id, Set<String> known, String kind) {
        var computed = id == null || id.startsWith("=");
        if (!computed && !known.contains(id)) {
            throw ModelFault.in(
                    file.name(), "element " + owner(reference), "there is no %s with the id '%s'".formatted(kind, id));
        }
    }

    private static String owner(ModelElementInstance element) {
        var owner = element;
        while (owner != null && !(owner instanceof FlowElement)) {
            owner = owner.getParentElement();
        }
        return owner instanceof FlowElement flow ? flow.getId() : "?";
    }
}
