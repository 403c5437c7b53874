package io.careflow.engine;

import java.util.List;
import org.springframework.stereotype.Component;

/** Checks the models as far as that can be done without the engine, and adds the desk's listeners. */
@Component
class ModelPreparation {

    private final DeployedModels deployed;
    private final List<DecisionFileCheck> checks;

    ModelPreparation(DeployedModels deployed, List<DecisionFileCheck> checks) {
        this.deployed = deployed;
        this.checks = checks;
    }

    /** @throws io.careflow.platform.StartFailure naming file, place and reason when one of them is broken */
    List<PreparedModel> prepare(List<ModelFile> files) {
        var references = ModelReferences.of(files);
        return files.stream().map(file -> prepare(file, references)).toList();
    }

    private PreparedModel prepare(ModelFile file, ModelReferences references) {
        // What was deployed was checked then; trying all combinations again would take a second of every start.
        if (file.isDecision() && deployed.textOf(file).isEmpty()) {
            checkTables(file);
        }
        if (!file.isProcess()) {
            return new PreparedModel(file, file.content());
        }
        var process = ModelReader.process(file);
        references.check(file, process);
        var content = deployed.textOf(file)
                .orElseGet(() -> DeskListeners.addMissing(process).orElse(file.content()));
        return new PreparedModel(file, content);
    }

    private void checkTables(ModelFile file) {
        try {
            var model = DecisionModel.parse(file.content());
            for (var decision : ModelReader.decisions(file)) {
                TableCheck.answers(model, decision).forEach(answer -> {});
            }
            checks.stream().filter(check -> check.file().equals(file.name())).forEach(check -> check.check(model));
        } catch (DecisionFault e) {
            var place = e.decision() == null ? null : "decision " + e.decision();
            throw ModelFault.in(file.name(), place, e.reason());
        }
    }
}
