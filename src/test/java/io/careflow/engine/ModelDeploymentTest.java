package io.careflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListeners;
import io.careflow.CareflowTest;
import io.careflow.platform.StartFailure;
import io.careflow.servicelevel.PolicyText;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CareflowTest
class ModelDeploymentTest {

    private static final ModelFile FORM =
            new ModelFile("templates/forms/deployment-test.form", "{\"id\":\"deployment-test\",\"components\":[]}");

    @Autowired
    ModelSet models;

    @Autowired
    ModelPreparation preparation;

    @Autowired
    DeployedModels deployed;

    @Autowired
    ModelDeployment deployment;

    @Autowired
    CamundaClient client;

    private final String id = "Process_" + UUID.randomUUID();

    @Test
    void theRepositorysModelsAreDeployedWhenTheApplicationStarts() {
        assertThat(models.read())
                .extracting(ModelFile::name)
                .contains(
                        "bpmn/complaint-handling.bpmn",
                        "dmn/service-level.dmn",
                        "templates/forms/complaint-respond.form");
        assertThat(deployment.isDone()).isTrue();
    }

    @Test
    void unchangedModelsKeepTheirVersionAndChangedOnesGetANewOne() {
        var file = userTask("First wording");
        deploy(List.of(file, FORM));
        deploy(List.of(file, FORM));
        assertThat(versionOf(id)).isEqualTo(1);

        deploy(List.of(userTask("Second wording"), FORM));
        assertThat(versionOf(id)).isEqualTo(2);
    }

    @Test
    void aModelDeployedBeforeIsDeployedInTheVerySameText() {
        var file = userTask("Wording");
        deployed.keep(file, "as an earlier Java wrote it");

        assertThat(preparation.prepare(List.of(file, FORM)).getFirst().content())
                .isEqualTo("as an earlier Java wrote it");
    }

    @Test
    void nativeUserTasksGetTheListenersTheyLack() {
        var drawn = Bpmn.createExecutableProcess(id)
                .startEvent()
                .userTask("Task_Ask", task -> task.zeebeUserTask()
                        .zeebeTaskListener(listener ->
                                listener.creating().type("desk-task").retries("7"))
                        .zeebeTaskListener(listener -> listener.completing().type("somebody-else")))
                .userTask("Task_Old")
                .done();
        var file = new ModelFile("bpmn/listeners.bpmn", Bpmn.convertToString(drawn));

        var model = ModelReader.process(new ModelFile(
                file.name(), preparation.prepare(List.of(file)).getFirst().content()));

        UserTask task = model.getModelElementById("Task_Ask");
        assertThat(task.getSingleExtensionElement(ZeebeTaskListeners.class).getTaskListeners())
                .extracting(
                        listener -> listener.getEventType() + " " + listener.getType() + " " + listener.getRetries())
                .containsExactly(
                        "creating desk-task 7",
                        "completing somebody-else 3",
                        "assigning desk-task 5",
                        "updating desk-task 5",
                        "completing desk-task 5",
                        "canceling desk-task 5");
        UserTask old = model.getModelElementById("Task_Old");
        assertThat(old.getSingleExtensionElement(ZeebeTaskListeners.class)).isNull();
    }

    @Test
    void aModelThatLacksNothingIsDeployedAsItWasWritten() {
        var drawn = Bpmn.createExecutableProcess(id).startEvent().done();
        var file =
                new ModelFile("bpmn/complete.bpmn", Bpmn.convertToString(drawn).strip() + "\n\n");

        assertThat(preparation.prepare(List.of(file)).getFirst().content()).isEqualTo(file.content());
    }

    @Test
    void whatTheEngineRefusesNamesFileElementAndReason() {
        var text = Bpmn.convertToString(Bpmn.createExecutableProcess(id)
                .startEvent()
                .serviceTask("Task_WithoutType")
                .done());

        assertStartFails(new ModelFile("bpmn/refused.bpmn", text))
                .hasMessageStartingWith(
                        "The model cannot be deployed: bpmn/refused.bpmn, element Task_WithoutType: Must");
    }

    @Test
    void brokenXmlNamesFileAndLine() {
        assertStartFails(
                        new ModelFile(
                                "bpmn/broken.bpmn",
                                "<?xml version=\"1.0\"?>\n<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"t\">\n<process></definitions>"))
                .hasMessageStartingWith("The model cannot be deployed: bpmn/broken.bpmn, line 3: ");
        assertStartFails(new ModelFile("dmn/broken.dmn", "<definitions>\n<decision id=\"d\"></definitions>"))
                .hasMessageStartingWith("The model cannot be deployed: dmn/broken.dmn, line 2: ");
        assertStartFails(new ModelFile("templates/forms/broken.form", "{\"id\": \"broken\",\n components}"))
                .hasMessageStartingWith(
                        "The model cannot be deployed: templates/forms/broken.form, line 2: not valid JSON");
    }

    @Test
    void anUnknownFormOrDecisionNamesFileElementAndId() {
        assertStartFails(userTask("No such form"))
                .hasMessage("The model cannot be deployed: bpmn/deployment-test.bpmn, element Task_Ask:"
                        + " there is no form with the id 'deployment-test'");
        var rule = Bpmn.createExecutableProcess(id)
                .startEvent()
                .businessRuleTask("Task_Decide", task -> task.zeebeCalledDecisionId("Decision_Lost")
                        .zeebeResultVariable("result"))
                .done();
        assertStartFails(new ModelFile("bpmn/rule.bpmn", Bpmn.convertToString(rule)))
                .hasMessage("The model cannot be deployed: bpmn/rule.bpmn, element Task_Decide:"
                        + " there is no decision with the id 'Decision_Lost'");
    }

    @Test
    void policyWhoseRowMakesNoSenseNamesFileDecisionAndRow() {
        assertStartFails(new ModelFile("dmn/service-level.dmn", PolicyText.with("04_2", "\"4 hours\"")))
                .hasMessageStartingWith(
                        "The model cannot be deployed: dmn/service-level.dmn, decision"
                                + " Decision_ServiceLevel: Rule_ServiceLevel_04 (Tier A, normal, in writing.): firstResponse must be");
        assertStartFails(new ModelFile("dmn/service-level.dmn", PolicyText.with("04_5", "\"lunar\"")))
                .hasMessageEndingWith("(Tier A, normal, in writing.): there is no calendar lunar");
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertStartFails(ModelFile file) {
        return assertThatThrownBy(() -> deploy(List.of(file)))
                .isInstanceOf(StartFailure.class)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    private ModelFile userTask(String name) {
        var model = Bpmn.createExecutableProcess(id)
                .startEvent()
                .userTask("Task_Ask", task -> task.name(name).zeebeUserTask().zeebeFormId("deployment-test"))
                .done();
        return new ModelFile("bpmn/deployment-test.bpmn", Bpmn.convertToString(model));
    }

    private void deploy(List<ModelFile> files) {
        new ModelDeployment(models, preparation, deployed, client).deploy(files);
    }

    private int versionOf(String process) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId(process)
                .latestVersion()
                .send()
                .join()
                .getVersion();
    }
}
