package io.careflow.engine;

import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

/** What the repository's models call their elements. */
@Component
public class ElementNames {

    private final Supplier<Map<String, Map<String, String>>> byProcess;

    ElementNames(ModelSet models) {
        this.byProcess = SingletonSupplier.of(() -> read(models));
    }

    /** An element's name on one line; empty when it has none, or the model was deployed from elsewhere. */
    public Optional<String> of(String processId, String elementId) {
        return Optional.ofNullable(
                byProcess.get().getOrDefault(processId, Map.of()).get(elementId));
    }

    private static Map<String, Map<String, String>> read(ModelSet models) {
        var byProcess = new HashMap<String, Map<String, String>>();
        models.read().stream()
                .filter(ModelFile::isProcess)
                .map(ModelReader::process)
                .forEach(model -> {
                    var names = new HashMap<String, String>();
                    model.getModelElementsByType(FlowElement.class).stream()
                            .filter(element -> StringUtils.hasText(element.getName()))
                            .forEach(element -> names.put(
                                    element.getId(), element.getName().strip().replaceAll("\\s+", " ")));
                    model.getModelElementsByType(Process.class)
                            .forEach(process -> byProcess.put(process.getId(), names));
                });
        return byProcess;
    }
}
